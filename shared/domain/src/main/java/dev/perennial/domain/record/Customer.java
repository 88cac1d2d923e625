package dev.perennial.domain.record;

import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Survey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that we know of one customer: the item of the table {@code customers}.
 *
 * @param entitlements what was granted to the customer and earned by them
 * @param agenda when the customer is due next; empty where there is nothing to wait for
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
        Entitlements entitlements,
        Optional<Agenda> agenda,
        ProcessedEvents processed,
        Identity identity,
        List<Effect> owed,
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
                Entitlements.NONE,
                Optional.empty(),
                ProcessedEvents.EMPTY,
                Identity.ALONE,
                List.of(),
                0);
    }

    /**
     * What comes back from the customer.
     *
     * @param surveys what is known of each; a survey of which nothing is known may be left out
     * @param openComplaints their ids, oldest first
     * @param complaintWords of complaints that are open, and of those that came back: the latest words, which the
     *     record does not tell by its events alone
     * @param habit when they follow the links of our mails
     */
    public record Feedback(
            Map<Survey, SurveyState> surveys,
            List<String> openComplaints,
            List<ComplaintWords> complaintWords,
            ClickHours habit) {
        /** Of more complaints that came back, and are resolved again, nobody keeps track. */
        private static final int MOST_WORDS = 20;

        /** Where no complaint came back. */
        public Feedback(Map<Survey, SurveyState> surveys, List<String> openComplaints, ClickHours habit) {
            this(surveys, openComplaints, List.of(), habit);
        }

        /** When a complaint was last raised and last resolved; it is open where it was raised since. */
        public record ComplaintWords(String complaintId, Optional<Instant> raised, Optional<Instant> resolved) {
            public boolean areOpen() {
                return raised.filter(
                                at -> resolved.filter(it -> !at.isAfter(it)).isEmpty())
                        .isPresent();
            }

            /** These and what others say of the same complaint. */
            public ComplaintWords and(Optional<Instant> raisedThen, Optional<Instant> resolvedThen) {
                return new ComplaintWords(complaintId, later(raised, raisedThen), later(resolved, resolvedThen));
            }

            private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
                return Stream.of(a, b).flatMap(Optional::stream).max(Instant::compareTo);
            }

            private Instant latest() {
                return later(raised, resolved).orElse(Instant.EPOCH);
            }
        }

        public static final Feedback NONE = new Feedback(Map.of(), List.of(), ClickHours.UNKNOWN);

        public Feedback {
            Map<Survey, SurveyState> known = new EnumMap<>(Survey.class);
            known.putAll(surveys);
            known.values().removeIf(SurveyState.NEVER::equals);
            surveys = Collections.unmodifiableMap(known);
            openComplaints = List.copyOf(openComplaints);
            complaintWords = List.copyOf(complaintWords);
        }

        public SurveyState of(Survey survey) {
            return surveys.getOrDefault(survey, SurveyState.NEVER);
        }

        /** The latest answer: 0 to 10. */
        public Optional<SurveyState.Answer> nps() {
            return of(Survey.NPS).latest();
        }

        /** The latest answer: 1 to 5. */
        public Optional<SurveyState.Answer> csat() {
            return of(Survey.CSAT).latest();
        }

        public Feedback with(Survey survey, SurveyState next) {
            Map<Survey, SurveyState> all = new EnumMap<>(Survey.class);
            all.putAll(surveys);
            all.put(survey, next);
            return new Feedback(all, openComplaints, complaintWords, habit);
        }

        public Feedback withOpenComplaints(List<String> open) {
            return new Feedback(surveys, open, complaintWords, habit);
        }

        /** The latest words on a complaint that is open or came back; empty for any other. */
        public Optional<ComplaintWords> wordsOn(String complaintId) {
            return complaintWords.stream()
                    .filter(it -> it.complaintId().equals(complaintId))
                    .findFirst();
        }

        public Feedback with(ComplaintWords next) {
            List<ComplaintWords> all = Stream.concat(
                            complaintWords.stream()
                                    .filter(it -> !it.complaintId().equals(next.complaintId())),
                            Stream.of(next))
                    .sorted(Comparator.comparing(ComplaintWords::latest).thenComparing(ComplaintWords::complaintId))
                    .toList();
            long tooMany = all.stream().filter(it -> !it.areOpen()).count() - MOST_WORDS;
            if (tooMany > 0) {
                Set<ComplaintWords> oldest =
                        all.stream().filter(it -> !it.areOpen()).limit(tooMany).collect(Collectors.toSet());
                all = all.stream().filter(it -> !oldest.contains(it)).toList();
            }
            return new Feedback(surveys, openComplaints, all, habit);
        }

        /** Without the words on a complaint. */
        public Feedback without(String complaintId) {
            return new Feedback(
                    surveys,
                    openComplaints,
                    complaintWords.stream()
                            .filter(it -> !it.complaintId().equals(complaintId))
                            .toList(),
                    habit);
        }

        public Feedback with(ClickHours next) {
            return new Feedback(surveys, openComplaints, complaintWords, next);
        }
    }

    /** The next moment at which time alone matters to this customer, and to what. */
    public record Agenda(Instant dueAt, String dueFor) {
        /**
         * A whole second, rounded up: times are ordered by their text in the due index, and only those without a
         * fraction sort as they should.
         */
        public static Agenda at(Instant moment, String dueFor) {
            Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
            return new Agenda(second.equals(moment) ? second : second.plusSeconds(1), dueFor);
        }

        public boolean isBefore(Agenda other) {
            return dueAt.isBefore(other.dueAt);
        }
    }

    public Customer with(Profile next) {
        return new Customer(
                id,
                next,
                lifecycle,
                purchases,
                feedback,
                permission,
                entitlements,
                agenda,
                processed,
                identity,
                owed,
                version);
    }

    public Customer with(Lifecycle next) {
        return new Customer(
                id,
                profile,
                next,
                purchases,
                feedback,
                permission,
                entitlements,
                agenda,
                processed,
                identity,
                owed,
                version);
    }

    public Customer with(Purchases next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                next,
                feedback,
                permission,
                entitlements,
                agenda,
                processed,
                identity,
                owed,
                version);
    }

    public Customer with(Feedback next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                next,
                permission,
                entitlements,
                agenda,
                processed,
                identity,
                owed,
                version);
    }

    public Customer with(Permission next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                next,
                entitlements,
                agenda,
                processed,
                identity,
                owed,
                version);
    }

    public Customer with(Entitlements next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                next,
                agenda,
                processed,
                identity,
                owed,
                version);
    }

    public Customer due(Optional<Agenda> next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                entitlements,
                next,
                processed,
                identity,
                owed,
                version);
    }

    public Customer with(ProcessedEvents next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                entitlements,
                agenda,
                next,
                identity,
                owed,
                version);
    }

    public Customer with(Identity next) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                entitlements,
                agenda,
                processed,
                next,
                owed,
                version);
    }

    /**
     * This record, closed: it keeps what it knows until the survivor has taken it over, and nothing is written here any
     * more. It owes the news of that, under a key of its own.
     */
    public Customer closedInto(CustomerId survivor, Instant at) {
        Fact.CustomersMerged merged = new Fact.CustomersMerged(id);
        Effect.Announcement news = new Effect.Announcement(
                merged.naturalKey().orElseThrow(), at, survivor, merged.type(), Map.of("from", id.value()));
        return due(Optional.empty()).with(identity.closedInto(survivor)).written(List.of(news));
    }

    /** Whether nothing has come since the customer was forgotten. */
    public boolean isErased() {
        return identity.erasedAt().isPresent() && processed.recent().isEmpty();
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
        List<CustomerId> ids = new ArrayList<>(List.of(id));
        ids.addAll(identity.aliases());
        return List.copyOf(ids);
    }

    /** The record as the next write stores it. */
    public Customer written(List<Effect> owes) {
        return new Customer(
                id,
                profile,
                lifecycle,
                purchases,
                feedback,
                permission,
                entitlements,
                agenda,
                processed,
                identity,
                owes,
                version + 1);
    }
}
