package dev.perennial.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that we know of one customer: the item of the table {@code customers}.
 *
 * @param standing what was granted to the customer and earned by them
 * @param agenda when we owe this customer the next thought; empty where there is nothing to wait for
 * @param owed what the last write still has to bring about; the stream carries it out, the next write replaces it
 * @param version counts the writes; 0 is a record never written
 */
public record Customer(
        CustomerId id,
        Profile profile,
        Lifecycle lifecycle,
        Purchases purchases,
        Feedback feedback,
        Permission permission,
        Standing standing,
        Optional<Agenda> agenda,
        Memory memory,
        Identity identity,
        List<Owed> owed,
        long version) {
    public Customer {
        owed = List.copyOf(owed);
    }

    /** The one purpose of consent so far: lifecycle mail. */
    public static final String MARKETING = "marketing";

    /** A name that very many share is no name: an account "guest" must not make one of them all. */
    public static final int MOST_IDS = 20;

    /** A record of which nothing is known but its key. */
    public static Customer unknown(CustomerId id) {
        return new Customer(
                id,
                Profile.EMPTY,
                Lifecycle.EMPTY,
                Purchases.NONE,
                Feedback.NONE,
                Permission.NONE,
                Standing.NONE,
                Optional.empty(),
                Memory.EMPTY,
                Identity.ALONE,
                List.of(),
                0);
    }

    /**
     * What comes back from the customer.
     *
     * @param surveys what is known of each; a survey of which nothing is known may be left out
     * @param openComplaints their ids, oldest first
     * @param habit when they follow the links of our mails
     */
    public record Feedback(Map<Survey, Surveyed> surveys, List<String> openComplaints, Habit habit) {
        static final Feedback NONE = new Feedback(Map.of(), List.of(), Habit.UNKNOWN);

        public Feedback {
            Map<Survey, Surveyed> known = new EnumMap<>(Survey.class);
            known.putAll(surveys);
            known.values().removeIf(Surveyed.NEVER::equals);
            surveys = Collections.unmodifiableMap(known);
            openComplaints = List.copyOf(openComplaints);
        }

        public Surveyed of(Survey survey) {
            return surveys.getOrDefault(survey, Surveyed.NEVER);
        }

        /** The latest answer: 0 to 10. */
        public Optional<Surveyed.Answer> nps() {
            return of(Survey.NPS).latest();
        }

        /** The latest answer: 1 to 5. */
        public Optional<Surveyed.Answer> csat() {
            return of(Survey.CSAT).latest();
        }

        /** The answers that count. */
        public Map<Survey, Surveyed.Answer> answers() {
            Map<Survey, Surveyed.Answer> answers = new EnumMap<>(Survey.class);
            surveys.forEach((survey, it) -> it.latest().ifPresent(at -> answers.put(survey, at)));
            return answers;
        }

        Feedback with(Survey survey, Surveyed next) {
            Map<Survey, Surveyed> all = new EnumMap<>(Survey.class);
            all.putAll(surveys);
            all.put(survey, next);
            return new Feedback(all, openComplaints, habit);
        }

        Feedback withOpenComplaints(List<String> open) {
            return new Feedback(surveys, open, habit);
        }

        Feedback with(Habit next) {
            return new Feedback(surveys, openComplaints, next);
        }
    }

    /** The next moment at which we owe this customer a thought, and which. */
    public record Agenda(Instant dueAt, String dueFor) {
        boolean isBefore(Agenda other) {
            return dueAt.isBefore(other.dueAt);
        }
    }

    Customer with(Profile next) {
        return new Customer(
                id,
                next,
                lifecycle,
                purchases,
                feedback,
                permission,
                standing,
                agenda,
                memory,
                identity,
                owed,
                version);
    }

    Customer with(Lifecycle next) {
        return new Customer(
                id, profile, next, purchases, feedback, permission, standing, agenda, memory, identity, owed, version);
    }

    Customer with(Purchases next) {
        return new Customer(
                id, profile, lifecycle, next, feedback, permission, standing, agenda, memory, identity, owed, version);
    }

    Customer with(Feedback next) {
        return new Customer(
                id, profile, lifecycle, purchases, next, permission, standing, agenda, memory, identity, owed, version);
    }

    Customer with(Permission next) {
        return new Customer(
                id, profile, lifecycle, purchases, feedback, next, standing, agenda, memory, identity, owed, version);
    }

    Customer with(Standing next) {
        return new Customer(
                id, profile, lifecycle, purchases, feedback, permission, next, agenda, memory, identity, owed, version);
    }

    Customer due(Optional<Agenda> next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                standing,
                next,
                memory,
                identity,
                owed,
                version);
    }

    Customer with(Memory next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                standing,
                agenda,
                next,
                identity,
                owed,
                version);
    }

    Customer with(Identity next) {
        return new Customer(
                id, profile, lifecycle, purchases, feedback, permission, standing, agenda, memory, next, owed, version);
    }

    /**
     * This record, closed: it keeps what it knows until the survivor has taken it over, and nothing is written here any
     * more. It owes the news of that, under a key of its own.
     */
    public Customer closedInto(CustomerId survivor, Instant at) {
        Fact.CustomersMerged merged = new Fact.CustomersMerged(id);
        Owed.Announcement news = new Owed.Announcement(
                merged.naturalKey().orElseThrow(), at, survivor, merged.type(), Map.of("from", id.value()));
        return due(Optional.empty()).with(identity.closedInto(survivor)).written(List.of(news));
    }

    /** Whether nothing has come since the customer was forgotten. */
    public boolean isErased() {
        return identity.erasedAt().isPresent() && memory.recent().isEmpty();
    }

    /** Whether a row of that time is only there because it crossed an erasure on its way. */
    public boolean hasForgotten(Instant moment) {
        return identity.isForgotten(moment) && identity.erasedIds().contains(id);
    }

    /** Why no mail may go to the address in use. */
    public Optional<Permission.Suppression> suppression() {
        return permission.suppressionOf(profile.email());
    }

    /** All ids that the customer has or had. */
    public List<CustomerId> ids() {
        return Stream.concat(Stream.of(id), identity.aliases().stream()).toList();
    }

    /** The record as the next write stores it. */
    Customer written(List<Owed> owes) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                standing,
                agenda,
                memory,
                identity,
                owes,
                version + 1);
    }
}
