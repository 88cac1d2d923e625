package dev.perennial.domain.playbook;

import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.fields.Placeholders;
import dev.perennial.domain.values.Survey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a marketer decides: thresholds, surveys and journeys. {@code version} is the hash of the files it was built
 * from, {@code placeholders} are ids of the company's that name nobody, {@code attributes} what it knows besides.
 */
public record Playbook(
        String version,
        Stages stages,
        Inactivity inactivity,
        Surveys surveys,
        Courtesy courtesy,
        List<Journey> journeys,
        List<Segment> segments,
        Rewards rewards,
        Placeholders placeholders,
        AttributeCatalog attributes) {
    public Playbook {
        journeys = List.copyOf(journeys);
        segments = List.copyOf(segments);
    }

    /** One without attributes of the company's own. */
    public Playbook(
            String version,
            Stages stages,
            Inactivity inactivity,
            Surveys surveys,
            Courtesy courtesy,
            List<Journey> journeys,
            List<Segment> segments,
            Rewards rewards,
            Placeholders placeholders) {
        this(
                version,
                stages,
                inactivity,
                surveys,
                courtesy,
                journeys,
                segments,
                rewards,
                placeholders,
                AttributeCatalog.NONE);
    }

    /** One that takes for names of nobody what is none anywhere. */
    public Playbook(
            String version,
            Stages stages,
            Inactivity inactivity,
            Surveys surveys,
            Courtesy courtesy,
            List<Journey> journeys,
            List<Segment> segments,
            Rewards rewards) {
        this(version, stages, inactivity, surveys, courtesy, journeys, segments, rewards, Placeholders.USUAL);
    }

    /** One without segments, that rewards nobody. */
    public Playbook(
            String version,
            Stages stages,
            Inactivity inactivity,
            Surveys surveys,
            Courtesy courtesy,
            List<Journey> journeys) {
        this(version, stages, inactivity, surveys, courtesy, journeys, List.of(), Rewards.NONE);
    }

    /** The same with other segments. */
    public Playbook withSegments(List<Segment> others) {
        return new Playbook(
                version, stages, inactivity, surveys, courtesy, journeys, others, rewards, placeholders, attributes);
    }

    /** The same with other journeys. */
    public Playbook with(List<Journey> others) {
        return new Playbook(
                version, stages, inactivity, surveys, courtesy, others, segments, rewards, placeholders, attributes);
    }

    /** The same with other rewards. */
    public Playbook with(Rewards others) {
        return new Playbook(
                version, stages, inactivity, surveys, courtesy, journeys, segments, others, placeholders, attributes);
    }

    /** The same with other attributes. */
    public Playbook with(AttributeCatalog others) {
        return new Playbook(
                version, stages, inactivity, surveys, courtesy, journeys, segments, rewards, placeholders, others);
    }

    /**
     * What customers can get.
     *
     * @param offers by name, how long each is valid once it is granted
     * @param loyalty empty where there are no points and tiers
     * @param categories of goods, and which of them customers buy after which
     */
    public record Rewards(Map<String, Duration> offers, Optional<Loyalty> loyalty, Categories categories) {
        public static final Rewards NONE = new Rewards(Map.of(), Optional.empty());

        public Rewards {
            offers = Map.copyOf(offers);
        }

        /** Where categories do not matter. */
        public Rewards(Map<String, Duration> offers, Optional<Loyalty> loyalty) {
            this(offers, loyalty, Categories.NONE);
        }

        /**
         * How long an offer is valid.
         *
         * @throws IllegalArgumentException where there is no such offer
         */
        public Duration validFor(String offer) {
            return Optional.ofNullable(offers.get(offer))
                    .orElseThrow(() -> new IllegalArgumentException("no offer " + offer));
        }
    }

    /**
     * Points and tiers.
     *
     * @param points for each whole unit of a currency that was paid and not refunded
     * @param months how many whole calendar months count, besides the current one
     * @param byOrders whether tiers are reached by orders; otherwise by points
     * @param tiers lowest first
     */
    public record Loyalty(Map<String, BigDecimal> points, int months, boolean byOrders, List<Tier> tiers) {
        public Loyalty {
            points = Map.copyOf(points);
            tiers = List.copyOf(tiers);
        }

        /** A tier, from so many points or orders on. */
        public record Tier(String name, long from) {}

        /** The place of a tier among all; 0 for none and for one that there is no more. */
        public int rank(Optional<String> tier) {
            for (int i = 0; i < tiers.size(); i++) {
                if (tier.filter(tiers.get(i).name()::equals).isPresent()) {
                    return i + 1;
                }
            }
            return 0;
        }
    }

    /**
     * Thresholds of the stages. What leads into a stage is harder to reach than to keep, so that nobody goes to and
     * fro.
     *
     * @param onboardingLasts how long a customer who has not bought is counted as new
     * @param loyalFromOrders orders that make an active customer loyal
     * @param loyalFor a loyal customer without an order for so long is no longer one
     * @param advocateFromScore NPS score with which a loyal customer becomes an advocate
     * @param advocateUntilBelow an advocate who answers with less is no longer one
     */
    public record Stages(
            Duration onboardingLasts,
            long loyalFromOrders,
            Duration loyalFor,
            int advocateFromScore,
            int advocateUntilBelow) {}

    /**
     * When silence worries us.
     *
     * @param atRiskAfter for customers whose rhythm we do not know yet
     * @param usualIntervals how many of their usual intervals between orders the others may stay silent
     * @param rhythmFromOrders orders from which there is a usual interval
     * @param shortest never worry earlier than this, whatever the rhythm
     * @param longest never worry later than this
     * @param dormantAfter silence after which a customer counts as gone
     * @param probability how a fitted model comes in
     */
    public record Inactivity(
            Duration atRiskAfter,
            double usualIntervals,
            long rhythmFromOrders,
            Duration shortest,
            Duration longest,
            Duration dormantAfter,
            Probability probability) {
        /** One that judges by silence alone. */
        public Inactivity(
                Duration atRiskAfter,
                double usualIntervals,
                long rhythmFromOrders,
                Duration shortest,
                Duration longest,
                Duration dormantAfter) {
            this(atRiskAfter, usualIntervals, rhythmFromOrders, shortest, longest, dormantAfter, Probability.NOT_ASKED);
        }
    }

    /**
     * How the probability of an order counts.
     *
     * @param decides whether the churn risk follows it where there is a model; else the silence decides
     * @param within the span in which an order is predicted
     * @param below the risk is raised where the probability is smaller
     * @param clearFrom it is cleared from this probability on, which is no smaller
     */
    public record Probability(boolean decides, Duration within, double below, double clearFrom) {
        /** Predicted for a quarter of a year; the silence decides. */
        public static final Probability NOT_ASKED = new Probability(false, Duration.ofDays(90), 0.2, 0.3);
    }

    /** What holds for each survey. */
    public record Surveys(Asked nps, Asked csat) {
        /**
         * One survey.
         *
         * @param window the rolling window of its standing result
         * @param askAgainAfter nobody is asked again sooner
         */
        public record Asked(Duration window, Duration askAgainAfter) {
            /** Where the playbook does not say otherwise. */
            public static final Asked USUAL = new Asked(Duration.ofDays(90), Duration.ofDays(30));
        }

        public Asked of(Survey survey) {
            return switch (survey) {
                case NPS -> nps;
                case CSAT -> csat;
            };
        }
    }

    /**
     * How customers are left in peace. It holds for every mail that does not answer something the customer just did.
     *
     * @param quietFrom time of day from which nothing goes out …
     * @param quietUntil … until then; the same time twice where there are no quiet hours
     * @param timezone for customers whose own is not known
     * @param mailsPerDay at most, within any 24 hours
     * @param mailsPerWeek at most, within any seven days
     * @param holdoutPercent of customers get none of these mails, so that their effect is seen; 0 to 50
     */
    public record Courtesy(
            LocalTime quietFrom,
            LocalTime quietUntil,
            ZoneId timezone,
            int mailsPerDay,
            int mailsPerWeek,
            int holdoutPercent,
            Confirmation confirmation,
            SoftBounces softBounces,
            UsualHour usualHour) {
        /** Where nobody is asked to confirm a consent. */
        public Courtesy(
                LocalTime quietFrom,
                LocalTime quietUntil,
                ZoneId timezone,
                int mailsPerDay,
                int mailsPerWeek,
                int holdoutPercent) {
            this(
                    quietFrom,
                    quietUntil,
                    timezone,
                    mailsPerDay,
                    mailsPerWeek,
                    holdoutPercent,
                    Confirmation.NOT_ASKED,
                    SoftBounces.USUAL,
                    UsualHour.USUAL);
        }

        /** Where nothing is said of usual hours. */
        public Courtesy(
                LocalTime quietFrom,
                LocalTime quietUntil,
                ZoneId timezone,
                int mailsPerDay,
                int mailsPerWeek,
                int holdoutPercent,
                Confirmation confirmation,
                SoftBounces softBounces) {
            this(
                    quietFrom,
                    quietUntil,
                    timezone,
                    mailsPerDay,
                    mailsPerWeek,
                    holdoutPercent,
                    confirmation,
                    softBounces,
                    UsualHour.USUAL);
        }

        /** The same with another word on double opt-in. */
        public Courtesy with(Confirmation other) {
            return new Courtesy(
                    quietFrom,
                    quietUntil,
                    timezone,
                    mailsPerDay,
                    mailsPerWeek,
                    holdoutPercent,
                    other,
                    softBounces,
                    usualHour);
        }
    }

    /**
     * When customers hear of what might be said at any time of day.
     *
     * @param atLeast as long as a customer followed fewer links …
     * @param fallback … it is this time where they live
     */
    public record UsualHour(int atLeast, LocalTime fallback) {
        public static final UsualHour USUAL = new UsualHour(3, LocalTime.of(10, 0));
    }

    /**
     * When an address at which mails come back for now counts as one that does not exist.
     *
     * @param inARow so many mails, none of them delivered in between …
     * @param over … over at least so long
     */
    public record SoftBounces(int inARow, Duration over) {
        public static final SoftBounces USUAL = new SoftBounces(5, Duration.ofDays(4));
    }

    /**
     * Double opt-in: how we ask whether a consent was meant by the holder of the address. Anybody can type an address
     * into a form, so nobody is asked more often, whatever the form is told.
     *
     * @param ask false where the company asks by mails of its own
     * @param perDay such mails at most, within any 24 hours
     * @param perMonth such mails at most, within any 30 days
     * @param goodFor how long after the sign-up it can be confirmed
     */
    public record Confirmation(boolean ask, int perDay, int perMonth, Duration goodFor) {
        /** The mail that asks. */
        public static final String TEMPLATE = "confirm";

        public static final Confirmation NOT_ASKED = new Confirmation(false, 1, 3, Duration.ofDays(7));
    }
}
