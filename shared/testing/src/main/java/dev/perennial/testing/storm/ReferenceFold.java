package dev.perennial.testing.storm;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.values.EmailAddress;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must be known of one customer in the end, folded from the distinct facts in no particular order. Written from
 * the rules and not from the decider, so that the two can disagree.
 */
record ReferenceFold(
        long orders,
        Map<String, Long> spent,
        Optional<Instant> firstAt,
        Optional<Instant> lastAt,
        Optional<String> nps,
        Optional<String> csat,
        Map<Integer, Long> links,
        Optional<String> consent,
        boolean suppressed,
        Set<String> openComplaints,
        Optional<Instant> signedUpAt,
        Optional<Instant> lastSeenAt,
        Optional<Instant> requested,
        Optional<String> name,
        Optional<String> movedTo,
        Map<String, String> attributes) {

    /**
     * The fold.
     *
     * @param inUse the address that the record uses; where none was told, any may be
     * @param declared the names of the attributes that the playbook declares
     */
    static ReferenceFold of(List<Event> events, Optional<EmailAddress> inUse, Set<String> declared) {
        Map<String, Long> spent = new TreeMap<>();
        List<Event> purchases = with(events, Fact.PurchaseCompleted.class);
        for (Event event : purchases) {
            Fact.PurchaseCompleted order = (Fact.PurchaseCompleted) event.fact();
            long kept = order.total().minorUnits() - refunded(order, events);
            spent.merge(order.total().currency(), kept, Long::sum);
        }
        Map<String, Instant> raised = new TreeMap<>();
        with(events, Fact.ComplaintRaised.class)
                .forEach(it -> raised.merge(
                        ((Fact.ComplaintRaised) it.fact()).complaintId(), it.occurredAt(), ReferenceFold::later));
        Map<String, Instant> resolved = new TreeMap<>();
        with(events, Fact.ComplaintResolved.class)
                .forEach(it -> resolved.merge(
                        ((Fact.ComplaintResolved) it.fact()).complaintId(), it.occurredAt(), ReferenceFold::later));
        Set<String> complaints = new TreeSet<>();
        raised.forEach((id, at) -> {
            if (at.isAfter(resolved.getOrDefault(id, Instant.MIN))) {
                complaints.add(id);
            }
        });
        return new ReferenceFold(
                purchases.size(),
                spent,
                purchases.stream().map(Event::occurredAt).min(Comparator.naturalOrder()),
                purchases.stream().map(Event::occurredAt).max(Comparator.naturalOrder()),
                latestAnswer(events, "nps"),
                latestAnswer(events, "csat"),
                links(events),
                consent(events),
                events.stream().anyMatch(it -> suppresses(it, inUse)),
                complaints,
                with(events, Fact.CustomerSignedUp.class).stream()
                        .map(Event::occurredAt)
                        .min(Comparator.naturalOrder()),
                events.stream()
                        .filter(ReferenceFold::isSignOfLife)
                        .map(Event::occurredAt)
                        .max(Comparator.naturalOrder()),
                requested(events),
                latest(events, ReferenceFold::name),
                latest(events, ReferenceFold::address),
                attributes(events, declared));
    }

    /** What was bought by month, of orders as they were placed. */
    static Map<String, String> bought(List<Event> events) {
        Map<String, Map<String, Long>> net = new TreeMap<>();
        Map<String, Integer> orders = new TreeMap<>();
        for (Event event : with(events, Fact.PurchaseCompleted.class)) {
            Fact.PurchaseCompleted order = (Fact.PurchaseCompleted) event.fact();
            String month = event.occurredAt().toString().substring(0, 7);
            long kept = order.total().minorUnits() - refunded(order, events);
            net.computeIfAbsent(month, _ -> new TreeMap<>()).merge(order.total().currency(), kept, Long::sum);
            orders.merge(month, kept > 0 ? 1 : 0, Integer::sum);
        }
        Map<String, String> bought = new TreeMap<>();
        net.forEach((month, sums) -> {
            sums.values().removeIf(sum -> sum == 0);
            if (orders.getOrDefault(month, 0) > 0) {
                bought.put(month, orders.get(month) + " " + sums);
            }
        });
        return bought;
    }

    /** The same of a record. */
    static Map<String, String> bought(Customer customer) {
        Map<String, String> bought = new TreeMap<>();
        customer.entitlements().earned().months().forEach((month, it) -> {
            Map<String, Long> sums = new TreeMap<>();
            it.net().forEach((in, money) -> sums.put(in, money.minorUnits()));
            bought.put(month.toString(), it.orders() + " " + sums);
        });
        return bought;
    }

    /** The order that uses an offer: the first of those that name it, valid and not taken back. */
    static Optional<String> userOf(String code, Instant until, List<Event> events) {
        return with(events, Fact.PurchaseCompleted.class).stream()
                .filter(it -> it.occurredAt().isBefore(until))
                .map(it -> Map.entry(it.occurredAt(), (Fact.PurchaseCompleted) it.fact()))
                .filter(it -> it.getValue().offerCode().equals(Optional.of(code)))
                .filter(it -> !isTakenBack(it.getValue(), events))
                .min(Map.Entry.<Instant, Fact.PurchaseCompleted>comparingByKey()
                        .thenComparing(it -> it.getValue().orderId()))
                .map(it -> it.getValue().orderId());
    }

    private static boolean isTakenBack(Fact.PurchaseCompleted order, List<Event> events) {
        long refunded = refunded(order, events);
        return refunded > 0 && refunded == order.total().minorUnits();
    }

    private static long refunded(Fact.PurchaseCompleted order, List<Event> events) {
        long total = order.total().minorUnits();
        return with(events, Fact.PurchaseRefunded.class).stream()
                .map(it -> (Fact.PurchaseRefunded) it.fact())
                .filter(it -> it.orderId().equals(order.orderId()))
                .filter(it -> it.amount().currency().equals(order.total().currency()))
                .mapToLong(it -> it.amount().minorUnits())
                .filter(amount -> amount <= total)
                .sum();
    }

    /** The same view of a record. */
    static ReferenceFold of(Customer customer) {
        Map<String, Long> spent = new TreeMap<>();
        customer.purchases().spent().forEach((in, money) -> spent.put(in, money.minorUnits()));
        return new ReferenceFold(
                customer.purchases().orders(),
                spent,
                customer.purchases().firstAt(),
                customer.purchases().lastAt(),
                customer.feedback().nps().map(it -> it.score() + " at " + it.at()),
                customer.feedback().csat().map(it -> it.score() + " at " + it.at()),
                customer.feedback().habit().byHour(),
                Optional.ofNullable(customer.permission().consent().get(Customer.MARKETING))
                        .flatMap(Permission.Consent::word)
                        .map(it -> it.granted() + " at " + it.at()),
                customer.suppression().isPresent(),
                new TreeSet<>(customer.feedback().openComplaints()),
                customer.profile().signedUpAt(),
                customer.lifecycle().lastSeenAt(),
                Optional.ofNullable(customer.permission().consent().get(Customer.MARKETING))
                        .flatMap(Permission.Consent::request)
                        .map(Permission.Word::at),
                customer.profile().name(),
                customer.profile()
                        .email()
                        .filter(it -> customer.profile().toldAt().containsKey("email"))
                        .map(EmailAddress::value),
                known(customer));
    }

    /** What is not as it should be, in words. */
    String unlike(ReferenceFold expected) {
        return Arrays.stream(ReferenceFold.class.getRecordComponents())
                .filter(part -> !part(part).equals(expected.part(part)))
                .map(part -> "%s is %s and should be %s".formatted(part.getName(), part(part), expected.part(part)))
                .collect(Collectors.joining("; "));
    }

    private Object part(RecordComponent part) {
        try {
            return part.getAccessor().invoke(this);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Map<Integer, Long> links(List<Event> events) {
        Map<Integer, Long> links = new TreeMap<>();
        with(events, Fact.EmailClicked.class)
                .forEach(it ->
                        links.merge(it.occurredAt().atOffset(ZoneOffset.UTC).getHour(), 1L, Long::sum));
        return links;
    }

    private static Optional<String> latestAnswer(List<Event> events, String survey) {
        return with(events, Fact.SurveyAnswered.class).stream()
                .filter(it -> ((Fact.SurveyAnswered) it.fact()).survey().equals(survey))
                .max(Comparator.comparing(Event::occurredAt)
                        .thenComparing(it -> -((Fact.SurveyAnswered) it.fact()).score()))
                .map(it -> ((Fact.SurveyAnswered) it.fact()).score() + " at " + it.occurredAt());
    }

    private static Optional<String> consent(List<Event> events) {
        Optional<Instant> granted = latest(events, true);
        Optional<Instant> withdrawn = latest(events, false);
        if (withdrawn.isPresent() && granted.filter(withdrawn.get()::isBefore).isEmpty()) {
            return withdrawn.map(at -> "false at " + at);
        }
        return granted.map(at -> "true at " + at);
    }

    private static Optional<Instant> latest(List<Event> events, boolean granted) {
        return events.stream()
                .filter(it -> switch (it.fact()) {
                    case Fact.ConsentChanged change -> change.granted() == granted;
                    case Fact.CustomerSignedUp _, Fact.LeadCaptured _ ->
                        granted
                                && given(it.fact())
                                        .filter(Fact.ConsentGiven::marketing)
                                        .filter(word -> !word.toBeConfirmed())
                                        .isPresent();
                    case Fact.EmailComplained _ -> !granted;
                    case Fact.AddressSuppressed said -> !granted && said.cause() == Fact.SuppressedBy.SPAM_REPORT;
                    default -> false;
                })
                .map(Event::occurredAt)
                .max(Comparator.naturalOrder());
    }

    private static boolean suppresses(Event event, Optional<EmailAddress> inUse) {
        return switch (event.fact()) {
            case Fact.EmailComplained complained -> complained.address().equals(inUse);
            case Fact.AddressSuppressed suppressed -> suppressed.address().equals(inUse);
            case Fact.EmailBounced bounced ->
                bounced.permanent() && bounced.address().equals(inUse);
            default -> false;
        };
    }

    private static Optional<Instant> requested(List<Event> events) {
        return events.stream()
                .filter(it -> given(it.fact())
                        .filter(Fact.ConsentGiven::marketing)
                        .filter(Fact.ConsentGiven::toBeConfirmed)
                        .isPresent())
                .map(Event::occurredAt)
                .max(Comparator.naturalOrder());
    }

    /** Of each the latest word, whatever the order; of two at the same moment the greater text. */
    private static Map<String, String> attributes(List<Event> events, Set<String> declared) {
        Map<String, String> known = new TreeMap<>();
        for (String name : declared) {
            latest(
                            events,
                            it -> Optional.ofNullable(said(it.fact()).get(name))
                                    .filter(text -> !text.equals(RandomHistory.WRONG)))
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> known.put(name, text));
        }
        return known;
    }

    private static Map<String, String> said(Fact fact) {
        return switch (fact) {
            case Fact.CustomerSignedUp signUp -> signUp.attributes();
            case Fact.LeadCaptured lead -> lead.attributes();
            case Fact.AttributesChanged change -> change.attributes();
            default -> Map.of();
        };
    }

    private static Map<String, String> known(Customer customer) {
        Map<String, String> known = new TreeMap<>();
        customer.profile().attributes().told().forEach((name, it) -> {
            if (!it.value().isEmpty()) {
                known.put(name, it.value());
            }
        });
        return known;
    }

    private static Optional<Fact.ConsentGiven> given(Fact fact) {
        return switch (fact) {
            case Fact.CustomerSignedUp signUp -> signUp.consent();
            case Fact.LeadCaptured lead -> lead.consent();
            default -> Optional.empty();
        };
    }

    private static Optional<String> name(Event event) {
        return switch (event.fact()) {
            case Fact.CustomerSignedUp signUp -> signUp.name();
            case Fact.LeadCaptured lead -> lead.name();
            default -> Optional.empty();
        };
    }

    private static Optional<String> address(Event event) {
        return switch (event.fact()) {
            case Fact.CustomerSignedUp _ -> event.customer().email().map(EmailAddress::value);
            case Fact.AddressChanged change -> Optional.of(change.email().value());
            default -> Optional.empty();
        };
    }

    /** The latest word; of two at the same moment the greater text. */
    private static Optional<String> latest(List<Event> events, Function<Event, Optional<String>> said) {
        return events.stream()
                .filter(it -> said.apply(it).isPresent())
                .max(Comparator.comparing(Event::occurredAt)
                        .thenComparing(it -> said.apply(it).orElseThrow()))
                .flatMap(said);
    }

    /** The same but for consent, of which the stricter counts where two records were joined. */
    ReferenceFold withoutConsent() {
        return with(Optional.empty(), suppressed);
    }

    /** The same but for the suppression, which may outlast an erasure. */
    ReferenceFold withoutSuppression() {
        return with(consent, false);
    }

    private ReferenceFold with(Optional<String> word, boolean noMail) {
        return new ReferenceFold(
                orders,
                spent,
                firstAt,
                lastAt,
                nps,
                csat,
                links,
                word,
                noMail,
                openComplaints,
                signedUpAt,
                lastSeenAt,
                requested,
                name,
                movedTo,
                attributes);
    }

    boolean mayBeMailed() {
        return consent.filter(word -> word.startsWith("true")).isPresent();
    }

    private static boolean isSignOfLife(Event event) {
        return switch (event.fact()) {
            case Fact.CustomerSignedUp _,
                    Fact.LeadCaptured _,
                    Fact.PurchaseCompleted _,
                    Fact.PointsRedeemed _,
                    Fact.SurveyAnswered _,
                    Fact.ReviewWritten _,
                    Fact.ActivityRecorded _,
                    Fact.ComplaintRaised _,
                    Fact.EmailClicked _ -> true;
            case Fact.PurchaseRefunded _,
                    Fact.OrderDelayed _,
                    Fact.AddressChanged _,
                    Fact.CustomerErased _,
                    Fact.CustomersMatched _,
                    Fact.CustomersMerged _,
                    Fact.JourneyStopped _,
                    Fact.ComplaintResolved _,
                    Fact.ContractChanged _,
                    Fact.ConsentChanged _,
                    Fact.AddressSuppressed _,
                    Fact.AttributesChanged _,
                    Fact.CustomerDue _,
                    Fact.BroadcastReached _,
                    Fact.EmailBounced _,
                    Fact.EmailComplained _ -> false;
        };
    }

    private static List<Event> with(List<Event> events, Class<? extends Fact> type) {
        return events.stream().filter(it -> type.isInstance(it.fact())).toList();
    }
}
