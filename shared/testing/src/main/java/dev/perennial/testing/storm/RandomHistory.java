package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.OfferCode;
import dev.perennial.domain.values.Survey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The distinct facts of a few customers. Moments are few, so that facts coincide; refunds fit their order, or stand
 * alone, or are all that was refunded of it.
 */
final class RandomHistory {
    static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration BETWEEN = Duration.ofHours(61).plusMillis(125);

    private final RandomGenerator random;
    private final Mix mix;
    private final List<Event> events = new ArrayList<>();
    private int ids;

    /** Of no attribute that {@code Samples.ATTRIBUTES} declares. */
    static final String WRONG = "wrong";

    private static final List<String> PLANS = List.of("free", "gold", "", WRONG);

    private RandomHistory(RandomGenerator random) {
        this.random = random;
        this.mix = Mix.of(random);
    }

    static List<Event> of(RandomGenerator random) {
        RandomHistory history = new RandomHistory(random);
        int customers = 1 + random.nextInt(2);
        List<Names> all = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            all.add(Names.of(random, i, history.mix.crowded()));
            history.customer(all.getLast());
        }
        if (random.nextInt(40) == 0) {
            history.askedForAgainAndAgain(Names.of(random, customers, false));
        }
        if (random.nextInt(12) == 0) {
            history.strangers(random.nextBoolean() ? "Guest" : "till-7", customers + 1);
        }
        if (random.nextInt(12) == 0) {
            history.complaintsThatComeBack(all.getFirst());
        }
        return List.copyOf(history.events);
    }

    /** The same complaint, raised and resolved several times; at times so late that it does not come back. */
    private void complaintsThatComeBack(Names names) {
        boolean forgotten = events.stream().anyMatch(it -> it.fact() instanceof Fact.CustomerErased);
        for (int left = forgotten ? 0 : 2 + random.nextInt(5); left > 0; left--) {
            add(
                    names,
                    random.nextInt(5) < 3
                            ? new Fact.ComplaintRaised("C", Optional.empty())
                            : new Fact.ComplaintResolved("C", Optional.empty()));
            Event last = events.removeLast();
            if (events.stream()
                    .noneMatch(
                            it -> it.id().equals(last.id()) && it.occurredAt().equals(last.occurredAt()))) {
                events.add(last);
            }
        }
    }

    private void customer(Names names) {
        for (int left = 1 + random.nextInt(24); left > 0; left--) {
            facts(names).forEach(fact -> add(names, fact));
        }
        for (int left = random.nextInt(2 + mix.contracts()) - 1; left > 0; left--) {
            for (int words = 1 + random.nextInt(4); words > 0; words--) {
                add(names, contract());
            }
        }
        RandomGenerator own = own();
        for (int left = own.nextInt(6) == 0 ? 1 + own.nextInt(3) : 0; left > 0; left--) {
            add(names, delay(ids + "-" + (1 + own.nextInt(4)), own), own);
        }
        for (int left = own.nextInt(8) == 0 ? 1 + own.nextInt(6) : 0; left > 0; left--) {
            add(names, new Fact.AttributesChanged(attributes(own)), own);
        }
        for (int left = own.nextInt(2) == 0 ? 1 + own.nextInt(4) : 0; left > 0; left--) {
            add(names, new Fact.PointsRedeemed("R" + ++ids, 1 + own.nextInt(3), Optional.empty()), own);
        }
        if (own.nextInt(20) == 0) {
            Fact.SuppressedBy cause = own.nextBoolean() ? Fact.SuppressedBy.HARD_BOUNCE : Fact.SuppressedBy.SPAM_REPORT;
            add(names, new Fact.AddressSuppressed(cause, "another system", names.address(own)), own);
        }
        if (random.nextInt(12) == 0) {
            add(names, new Fact.CustomerErased(Optional.empty()));
            Instant erased = events.getLast().receivedAt();
            // Whether news of a mail begin a new record depends on what came before them.
            events.removeIf(
                    it -> it.fact() instanceof Fact.FromMail && it.occurredAt().isAfter(erased));
        }
    }

    private List<Fact> facts(Names names) {
        String id = Integer.toString(++ids);
        return switch (mix.kind(random)) {
            case 0 -> List.of(signUp());
            case 11 -> List.of(lead());
            case 12 ->
                names.moves().stream().<Fact>map(Fact.AddressChanged::new).toList();
            case 1, 2, 3, 4 -> order(id, offerCode(names));
            case 5, 6 -> List.of(answer(id));
            case 7 ->
                List.of(new Fact.ConsentChanged(
                        Customer.MARKETING, random.nextInt(4) > 0, "form", Optional.empty(), Optional.empty()));
            case 8 -> complaint(id);
            case 9 -> List.of(new Fact.EmailClicked("thank-you." + id));
            case 10 ->
                switch (random.nextInt(8)) {
                    case 0 -> List.of(new Fact.EmailComplained("thank-you." + id, names.address(random)));
                    case 1 -> bounces(id, names.address(random));
                    default -> List.of();
                };
            default ->
                List.of(
                        switch (ids % 4) {
                            case 0 -> review(id);
                            case 1 -> new Fact.JourneyStopped(stopped(ids), "Grace", "asked for it");
                            case 2 -> new Fact.CustomersMatched(names.surelyTheSame(), "Grace", "the same person");
                            default -> new Fact.ActivityRecorded("login", Optional.empty());
                        });
        };
    }

    /** By turns, one of the samples' journeys. */
    private static String stopped(int number) {
        List<String> journeys = List.of("thoughts", "second-order", "missed", "before-it-ends", "welcome");
        return journeys.get(number / 4 % journeys.size());
    }

    private Fact answer(String id) {
        Survey survey = random.nextInt(3) > 0 ? Survey.NPS : Survey.CSAT;
        int score = survey.least() + random.nextInt(survey.most() - survey.least() + 1);
        return new Fact.SurveyAnswered(
                survey.word(),
                score,
                Optional.empty(),
                random.nextBoolean() ? Optional.empty() : Optional.of("thank-you." + id));
    }

    private static Fact delay(String orderId, RandomGenerator random) {
        LocalDate expectedOn = LocalDate.of(2026, 12, 1).plusDays(random.nextInt(3));
        return new Fact.OrderDelayed(orderId, expectedOn, Optional.empty());
    }

    private Fact review(String id) {
        return new Fact.ReviewWritten(id, 1 + ids % 5, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<Fact> bounces(String id, Optional<EmailAddress> address) {
        String sendKey = "thank-you." + id;
        Fact passing = new Fact.EmailBounced(sendKey, false, "MailboxFull", address);
        return random.nextInt(4) > 0
                ? List.of(passing)
                : List.of(passing, new Fact.EmailBounced(sendKey, true, "General", address));
    }

    private Fact signUp() {
        return new Fact.CustomerSignedUp(
                name(),
                Optional.of("de"),
                Optional.empty(),
                consent(),
                Optional.empty(),
                Optional.empty(),
                ids % 3 == 0 ? attributes(own()) : Map.of());
    }

    /** Few values, some taken back, some of no attribute's type; at moments that coincide. */
    private static Map<String, String> attributes(RandomGenerator random) {
        String plan = PLANS.get(random.nextInt(PLANS.size()));
        return random.nextBoolean()
                ? Map.of("plan", plan)
                : Map.of("plan", plan, "visits", Integer.toString(random.nextInt(12)), "nobodyDeclares", "x");
    }

    /** Chance of its own, so that the rest of the history is what it would be without. */
    private RandomGenerator own() {
        return new SplittableRandom(31L * ids + events.size());
    }

    private Fact lead() {
        return new Fact.LeadCaptured(
                name(),
                Optional.empty(),
                Optional.of("Europe/Berlin"),
                random.nextBoolean() ? consent() : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Within minutes somebody fills in a form with an address that may not be their own. */
    private void askedForAgainAndAgain(Names names) {
        Fact.ConsentGiven asked = new Fact.ConsentGiven(true, "web form", Optional.empty(), Optional.empty(), true);
        Fact lead = new Fact.LeadCaptured(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(asked),
                Optional.empty(),
                Optional.empty());
        for (int left = 2 + random.nextInt(5); left > 0; left--) {
            Instant at = START.plus(Duration.ofMinutes(random.nextInt(60)));
            events.add(new Event("event-" + ids++, at, at, false, names.of(lead, random), lead));
        }
    }

    /** Within three days several people come in under one id of the company's, each with an address of their own. */
    private void strangers(String externalId, int number) {
        for (int left = 2 + random.nextInt(4); left > 0; left--) {
            EmailAddress email = new EmailAddress("s" + (number + left) + "@example.com");
            Names names = new Names(email, externalId, Optional.empty());
            boolean alone = false;
            for (int words = 1 + random.nextInt(4); words > 0; words--) {
                for (Fact fact : facts(names)) {
                    if (!(fact instanceof Fact.FromMail)) {
                        add(names.stranger(alone && random.nextBoolean()), fact);
                        alone = true;
                    }
                }
            }
        }
    }

    private void add(CustomerRef whose, Fact fact) {
        Instant at = START.plus(Duration.ofDays(10)).plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
        Instant received = at.plusMillis(random.nextInt(3000));
        events.add(new Event("event-" + ids++, at, received, random.nextInt(10) == 0, whose, fact));
    }

    private Optional<String> name() {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("Bea");
            default -> Optional.of("Ada");
        };
    }

    private Optional<Fact.ConsentGiven> consent() {
        return Optional.of(new Fact.ConsentGiven(
                random.nextInt(4) > 0, "web form", Optional.empty(), Optional.empty(), random.nextInt(4) == 0));
    }

    private List<Fact> order(String id, Optional<String> offerCode) {
        String currency = random.nextInt(4) == 0 ? "JPY" : "EUR";
        long total = 1L + random.nextInt(10_000);
        List<Fact> facts = new ArrayList<>();
        boolean orphan = random.nextInt(15) == 0;
        if (!orphan) {
            facts.add(new Fact.PurchaseCompleted(id, new Money(total, currency), items(id), offerCode));
        }
        switch (random.nextInt(5)) {
            case 0 -> facts.add(refund(id, "a", random.nextLong(1, total + 1), currency));
            case 1 -> {
                facts.add(refund(id, "a", total / 2 + 1, currency));
                facts.add(refund(id, "b", total - total / 2 - 1, currency));
            }
            case 2 -> facts.add(refund(id, "a", total + 1 + random.nextInt(100), currency));
            case 3 -> {
                if (random.nextInt(4) == 0) {
                    facts.add(refund(id, "a", 1, "USD"));
                }
            }
            default -> {}
        }
        return facts;
    }

    /** By turns, so that the rest of the history is what it would be without. */
    private static List<Fact.Item> items(String orderId) {
        List<String> categories = switch (Integer.parseInt(orderId) % 7) {
            case 0 -> List.of("tea");
            case 1 -> List.of(" Tea", "tea");
            case 2 -> List.of("CUPS", "socks");
            case 3 -> List.of("Kannen");
            case 4 -> List.of("socks");
            case 5 -> List.of("green-tea", "cups ");
            default -> List.of();
        };
        return categories.stream()
                .map(category -> new Fact.Item("sku", Optional.empty(), Optional.of(category), 1, Optional.empty()))
                .toList();
    }

    /** One that a journey grants under one of the customer's names, or one that nobody grants. */
    private Optional<String> offerCode(Names names) {
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                Optional.of(OfferCode.of(names.anyId(random), random.nextBoolean() ? "gift" : "cup", "first-weeks/"));
            case 2 -> Optional.of("SUMMER20");
            default -> Optional.empty();
        };
    }

    private static Fact refund(String orderId, String part, long amount, String currency) {
        return new Fact.PurchaseRefunded(orderId + part, orderId, new Money(amount, currency));
    }

    private List<Fact> complaint(String id) {
        Fact raised = new Fact.ComplaintRaised(id, Optional.empty());
        return random.nextBoolean()
                ? List.of(raised)
                : List.of(raised, new Fact.ComplaintResolved(id, Optional.empty()));
    }

    /** Of few contracts, yet of more than a record keeps; days and words are few as well. */
    private Fact contract() {
        boolean active = random.nextInt(4) > 0;
        LocalDate day = LocalDate.of(2026, 1 + random.nextInt(9), 15);
        return new Fact.ContractChanged(
                "K-" + random.nextInt(random.nextInt(3) == 0 ? 8 : 2),
                active ? Fact.ContractState.ACTIVE : Fact.ContractState.CANCELLED,
                active || random.nextBoolean() ? Optional.of(day) : Optional.empty(),
                Optional.of("Tea"),
                random.nextBoolean() ? Optional.of("monthly") : Optional.empty());
    }

    private void add(Names names, Fact fact) {
        add(names, fact, random);
    }

    private void add(Names names, Fact fact, RandomGenerator chance) {
        Instant occurredAt = START.plus(BETWEEN.multipliedBy(chance.nextInt(mix.moments())));
        Duration late = switch (chance.nextInt(4)) {
            case 0 -> Duration.ofDays(chance.nextInt(40));
            case 1 -> Duration.ofHours(chance.nextInt(48));
            default -> Duration.ofMillis(chance.nextInt(3000));
        };
        events.add(new Event(
                "event-" + ids++,
                occurredAt,
                occurredAt.plus(late),
                chance.nextInt(10) == 0,
                names.of(fact, chance),
                fact));
    }
}
