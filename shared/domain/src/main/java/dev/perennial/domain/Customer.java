package dev.perennial.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that we know of one customer: the item of the table {@code customers}.
 *
 * @param agenda when we owe this customer the next thought; empty where there is nothing to wait
 *     for
 * @param owed what the last write still has to bring about; the stream carries it out, the next
 *     write replaces it
 * @param version counts the writes; 0 is a record never written
 */
public record Customer(
        CustomerId id,
        Profile profile,
        Lifecycle lifecycle,
        Purchases purchases,
        Feedback feedback,
        Permission permission,
        Optional<Agenda> agenda,
        Memory memory,
        List<Owed> owed,
        long version) {
    public Customer {
        owed = List.copyOf(owed);
    }

    /** The one purpose of consent so far: lifecycle mail. */
    public static final String MARKETING = "marketing";

    /** A record of which nothing is known but its key. */
    public static Customer unknown(CustomerId id) {
        return new Customer(
                id,
                Profile.EMPTY,
                Lifecycle.EMPTY,
                Purchases.NONE,
                Feedback.NONE,
                Permission.NONE,
                Optional.empty(),
                Memory.EMPTY,
                List.of(),
                0);
    }

    /**
     * Who it is.
     *
     * @param signedUpAt the first sign-up
     * @param toldAt the latest sign-up, whose word on name, locale and time zone counts
     */
    public record Profile(
            Optional<EmailAddress> email,
            Optional<String> externalId,
            Optional<String> name,
            Optional<String> locale,
            Optional<String> timezone,
            Optional<Attribution> firstTouch,
            Optional<Attribution> lastTouch,
            Optional<Instant> signedUpAt,
            Optional<Instant> toldAt) {
        static final Profile EMPTY =
                new Profile(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        Profile identified(CustomerRef ref) {
            return new Profile(
                    email.or(ref::email),
                    externalId.or(ref::externalId),
                    name,
                    locale,
                    timezone,
                    firstTouch,
                    lastTouch,
                    signedUpAt,
                    toldAt);
        }
    }

    /**
     * Where the customer stands and why. {@code lastSeenAt}: the latest sign of life of any kind.
     */
    public record Lifecycle(
            Stage stage,
            Optional<Instant> stageSince,
            String stageBecause,
            ChurnRisk churnRisk,
            String churnBecause,
            Optional<Instant> lastSeenAt) {
        static final Lifecycle EMPTY =
                new Lifecycle(
                        Stage.LEAD,
                        Optional.empty(),
                        "not yet signed up",
                        ChurnRisk.LOW,
                        "",
                        Optional.empty());

        Lifecycle in(Stage next, Instant since, String because) {
            return new Lifecycle(
                    next, Optional.of(since), because, churnRisk, churnBecause, lastSeenAt);
        }

        Lifecycle atRisk(ChurnRisk risk, String because) {
            return new Lifecycle(stage, stageSince, stageBecause, risk, because, lastSeenAt);
        }

        Lifecycle seen(Instant at) {
            Instant latest = lastSeenAt.filter(at::isBefore).orElse(at);
            return new Lifecycle(
                    stage, stageSince, stageBecause, churnRisk, churnBecause, Optional.of(latest));
        }
    }

    public enum ChurnRisk {
        LOW,
        HIGH
    }

    /**
     * What the customer answered and complained about.
     *
     * @param npsAskedAt when a mail last asked for a score
     * @param openComplaints their ids, oldest first
     */
    public record Feedback(
            Optional<NpsAnswer> nps, Optional<Instant> npsAskedAt, List<String> openComplaints) {
        static final Feedback NONE = new Feedback(Optional.empty(), Optional.empty(), List.of());

        public Feedback {
            openComplaints = List.copyOf(openComplaints);
        }
    }

    /** The latest answer: 0 to 10. */
    public record NpsAnswer(int score, Instant at) {}

    /** What the customer allows, by purpose, and whether mail can reach the address at all. */
    public record Permission(Map<String, Consent> consent, Optional<Suppression> suppression) {
        static final Permission NONE = new Permission(Map.of(), Optional.empty());

        public Permission {
            consent = Map.copyOf(consent);
        }

        public boolean allows(String purpose) {
            return Optional.ofNullable(consent.get(purpose)).filter(Consent::granted).isPresent();
        }
    }

    public record Consent(
            boolean granted, Instant at, String source, Optional<String> textVersion) {}

    /** No mail goes to this address any more. */
    public record Suppression(Instant at, String because) {}

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
                agenda,
                memory,
                owed,
                version);
    }

    Customer with(Lifecycle next) {
        return new Customer(
                id, profile, next, purchases, feedback, permission, agenda, memory, owed, version);
    }

    Customer with(Purchases next) {
        return new Customer(
                id, profile, lifecycle, next, feedback, permission, agenda, memory, owed, version);
    }

    Customer with(Feedback next) {
        return new Customer(
                id, profile, lifecycle, purchases, next, permission, agenda, memory, owed, version);
    }

    Customer with(Permission next) {
        return new Customer(
                id, profile, lifecycle, purchases, feedback, next, agenda, memory, owed, version);
    }

    Customer due(Optional<Agenda> next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                next,
                memory,
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
                agenda,
                next,
                owed,
                version);
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
                agenda,
                memory,
                owes,
                version + 1);
    }
}
