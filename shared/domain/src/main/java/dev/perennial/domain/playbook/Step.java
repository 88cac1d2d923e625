package dev.perennial.domain.playbook;

import dev.perennial.domain.values.Survey;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step of a journey. After a step comes the next one in order, unless it says where to go on. The name is what a
 * customer's record keeps: whoever changes the playbook keeps the names of steps at which customers wait.
 */
public sealed interface Step {
    /** Where to go on in order to end the journey. */
    String END = "end";

    String name();

    /** The steps to which this one may lead, besides the next one in order. */
    default List<String> targets() {
        return List.of();
    }

    /**
     * Sends a mail.
     *
     * @param freshFor how long after this step was reached the mail still makes sense
     * @param anytime the answer to something that the customer just did: it goes out at any hour, to everybody, and
     *     counts for no cap
     * @param showsOffer the mail is about an offer that the journey granted, and makes no sense once that is used or
     *     has ended
     * @param asks what the mail asks
     * @param showsCategory the mail is about the customer's next category, and makes no sense where there is none
     */
    record Send(
            String name,
            String template,
            Duration freshFor,
            boolean anytime,
            boolean showsOffer,
            Optional<Question> asks,
            boolean showsCategory)
            implements Step {
        public Send(
                String name,
                String template,
                Duration freshFor,
                boolean anytime,
                boolean showsOffer,
                Optional<Question> asks) {
            this(name, template, freshFor, anytime, showsOffer, asks, false);
        }

        public Send(String name, String template, Duration freshFor, boolean anytime) {
            this(name, template, freshFor, anytime, false, Optional.empty());
        }

        /** The same mail, asking. */
        public Send asking(Question question) {
            return new Send(name, template, freshFor, anytime, showsOffer, Optional.of(question), showsCategory);
        }
    }

    /**
     * A survey in a mail.
     *
     * @param isAll whether the mail makes no sense where the customer may not be asked
     */
    record Question(Survey survey, boolean isAll) {}

    /**
     * Waits.
     *
     * @param lasts so long …
     * @param until … and then on until it is this time of day where the customer lives
     * @param untilUsual … or until the customer's usual hour
     */
    record Wait(String name, Duration lasts, Optional<LocalTime> until, boolean untilUsual) implements Step {
        public Wait(String name, Duration lasts, Optional<LocalTime> until) {
            this(name, lasts, until, false);
        }
    }

    /**
     * Waits until a day that the record knows. Where the day moves, so does the wait.
     *
     * @param days after that day; negative for days before it
     * @param yearly until the next time that the day comes round
     * @param at the time of day where the customer lives
     * @param otherwise where to go on at once if the day is not known or has passed when the step is reached
     */
    record WaitUntil(String name, RecordDate date, int days, boolean yearly, LocalTime at, Optional<String> otherwise)
            implements Step {
        @Override
        public List<String> targets() {
            return otherwise.stream().toList();
        }
    }

    /** Goes one way or the other, by the record as it is then. */
    record Branch(String name, Condition when, Optional<String> then, Optional<String> otherwise) implements Step {
        @Override
        public List<String> targets() {
            return Stream.of(then, otherwise).flatMap(Optional::stream).toList();
        }
    }

    /** Waits for an event, and goes another way where it does not come in time. */
    record Await(String name, Journey.Trigger event, Duration atMost, Optional<String> then, Optional<String> otherwise)
            implements Step {
        @Override
        public List<String> targets() {
            return Stream.of(then, otherwise).flatMap(Optional::stream).toList();
        }
    }

    /** Divides the customers by chance, each always the same way. */
    record Split(String name, List<Arm> arms) implements Step {
        public Split {
            arms = List.copyOf(arms);
        }

        @Override
        public List<String> targets() {
            return arms.stream().map(Arm::goTo).toList();
        }

        /** So many of a hundred customers go on there; the rest takes the next step in order. */
        public record Arm(int percent, String goTo) {}
    }

    /** Tells others on the bus. */
    record Publish(String name, String type, Map<String, Object> data) implements Step {
        public Publish {
            data = Map.copyOf(data);
        }
    }

    /** Grants an offer of the playbook. */
    record Grant(String name, String offer) implements Step {}

    /** Goes on elsewhere. */
    record GoTo(String name, String target) implements Step {
        @Override
        public List<String> targets() {
            return List.of(target);
        }
    }
}
