package dev.perennial.document;

import static java.util.stream.Collectors.joining;

import dev.perennial.domain.attributes.Attributes;
import dev.perennial.domain.entitlements.EarnedPoints.Month;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.record.Lifecycle.Entered;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.record.Purchases.Refunds;
import dev.perennial.domain.record.Purchases.Waiting;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A customer's record as an operator reads it. What goes without saying is left out, for a record of more than a
 * kilobyte costs another unit to write: {@code lastTouch} where it is the first one, {@code seenAll} where it is so,
 * and in what is owed the customer and the event that the record saw last.
 */
public final class CustomerDocument {
    public static final String CUSTOMER_ID = "customerId";
    public static final String VERSION = "version";
    public static final String DUE_AT = "dueAt";
    public static final String DUE_SHARD = "dueShard";

    /** On an id that leads to another record, whether or not it had one of its own. */
    public static final String LEADS_TO = "leadsTo";

    private static final String SIGNED_UP_AT = "signedUpAt";
    private static final String SEEN_ALL = "seenAll";
    private static final Pattern EXTENDED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern BASIC = Pattern.compile(
            "(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)([0-9.]+Z) ([^ /]*)(?:/(\\S+))? (.*)", Pattern.DOTALL);

    private CustomerDocument() {}

    public static Map<String, Object> of(Customer customer) {
        Profile profile = customer.profile();
        Lifecycle lifecycle = customer.lifecycle();
        Purchases purchases = customer.purchases();
        Document.Builder out = Document.builder()
                .put(CUSTOMER_ID, customer.id().value())
                .put("email", profile.email().map(EmailAddress::value))
                .put("externalId", profile.externalId())
                .put("name", profile.name())
                .put("locale", profile.locale())
                .put("timezone", profile.timezone())
                .put("birthday", profile.birthday().map(Birthday::value))
                .put("firstTouch", profile.firstTouch().map(FactDocument::of))
                .put(
                        "lastTouch",
                        profile.lastTouch()
                                .filter(_ -> !profile.lastTouch().equals(profile.firstTouch()))
                                .map(FactDocument::of))
                .put(SIGNED_UP_AT, profile.signedUpAt())
                .putUnlessEmpty("told", times(profile.toldAt(), profile.signedUpAt()))
                .putUnlessEmpty("attributes", values(profile.attributes()))
                .putUnlessEmpty("attributesTold", times(moments(profile.attributes()), Optional.empty()))
                .put("leadAt", profile.leadAt())
                .put("stage", lifecycle.stage().name())
                .put("stageSince", lifecycle.stageSince())
                .put("stageBecause", lifecycle.stageBecause())
                .put("stageBefore", stageBefore(lifecycle).map(CustomerDocument::written))
                .putUnlessEmpty(
                        "stageHistory",
                        stageBefore(lifecycle).isPresent()
                                ? List.of()
                                : lifecycle.stageHistory().stream()
                                        .map(CustomerDocument::written)
                                        .toList())
                .put("churnRisk", lifecycle.churnRisk().name())
                .putUnlessEmpty("churnBecause", lifecycle.churnBecause())
                .put("lastSeenAt", lifecycle.lastSeenAt())
                .putAll(EnrollmentsDocument.of(lifecycle.enrollments()))
                .putUnlessEmpty("segments", lifecycle.segments())
                .put("prediction", lifecycle.prediction().map(PredictionDocument::of))
                .put("renewal", lifecycle.renewal().map(PredictionDocument::of))
                .put("orders", purchases.orders())
                .putUnlessEmpty("spent", spent(purchases))
                .put("firstPurchaseAt", purchases.firstAt())
                .put("lastPurchaseAt", purchases.lastAt())
                .putUnlessEmpty("refunds", refunds(purchases))
                .putUnlessEmpty("categories", List.copyOf(purchases.categories()))
                .put("secondPurchaseAt", purchases.secondAt())
                .putUnlessEmpty("months", months(purchases))
                .putAll(FeedbackDocument.of(customer.feedback()))
                .putAll(PermissionDocument.of(customer))
                .putAll(EntitlementsDocument.of(customer.entitlements()));
        customer.agenda()
                .ifPresent(agenda -> out.put(DUE_AT, agenda.dueAt().toString())
                        .put("dueFor", agenda.dueFor())
                        .put(DUE_SHARD, customer.id().shard()));
        return out.putUnlessEmpty(
                        "seen",
                        customer.processed().recent().stream()
                                .map(CustomerDocument::written)
                                .toList())
                .put(SEEN_ALL, unlessWhole(customer.processed(), false))
                .put(
                        "seenFiled",
                        unlessWhole(customer.processed(), true)
                                .filter(_ -> customer.processed().filed()))
                .putUnlessEmpty(
                        "aliases",
                        customer.identity().aliases().stream()
                                .map(CustomerId::value)
                                .toList())
                .put(LEADS_TO, customer.identity().mergedInto().map(CustomerId::value))
                .put("erasedAt", customer.identity().erasedAt())
                .putUnlessEmpty(
                        "erasedIds",
                        customer.identity().erasedIds().stream()
                                .map(CustomerId::value)
                                .toList())
                .put("eraseAgainAt", customer.identity().eraseAgainAt())
                .putUnlessEmpty(
                        "ties",
                        customer.identity().ties().known().stream()
                                .map(it -> it.external() + " " + it.address() + " "
                                        + it.at().getEpochSecond())
                                .toList())
                .putUnlessEmpty(
                        "owed",
                        customer.owed().stream().map(place(customer)::shorten).toList())
                .put(VERSION, customer.version())
                .build();
    }

    private static EffectDocument.Place place(Customer customer) {
        return place(customer.id(), customer.processed());
    }

    private static EffectDocument.Place place(CustomerId id, ProcessedEvents processed) {
        List<Seen> recent = processed.recent();
        return new EffectDocument.Place(id, recent.isEmpty() ? Optional.empty() : Optional.of(recent.getLast()));
    }

    public static Customer read(Document from) {
        CustomerId id = new CustomerId(from.text(CUSTOMER_ID));
        ProcessedEvents processed = new ProcessedEvents(
                from.each("seen", CustomerDocument::seen),
                from.optionalFlag(SEEN_ALL).orElse(true),
                from.has("seenFiled"));
        return new Customer(
                id,
                new Profile(
                        from.optionalText("email").map(EmailAddress::new),
                        from.optionalText("externalId"),
                        from.optionalText("name"),
                        from.optionalText("locale"),
                        from.optionalText("timezone"),
                        Document.birthday(from),
                        from.optionalMap("firstTouch").map(FactDocument::attribution),
                        from.optionalMap("lastTouch")
                                .or(() -> from.optionalMap("firstTouch"))
                                .map(FactDocument::attribution),
                        from.optionalInstant(SIGNED_UP_AT),
                        readTimes(from, "told"),
                        readAttributes(from)),
                new Lifecycle(
                        from.as("stage", Stage::valueOf),
                        from.optionalInstant("stageSince"),
                        from.text("stageBecause"),
                        readHistory(from),
                        from.as("churnRisk", ChurnRisk::valueOf),
                        from.textOrEmpty("churnBecause"),
                        from.optionalInstant("lastSeenAt"),
                        EnrollmentsDocument.read(from),
                        from.texts("segments"),
                        from.optionalMap("prediction").map(PredictionDocument::read),
                        from.optionalMap("renewal").map(PredictionDocument::renewal)),
                new Purchases(
                        from.number("orders"),
                        readSpent(from),
                        from.optionalInstant("firstPurchaseAt"),
                        from.optionalInstant("lastPurchaseAt"),
                        readRefunds(from),
                        new TreeSet<>(from.texts("categories")),
                        from.optionalInstant("secondPurchaseAt"),
                        readMonths(from)),
                FeedbackDocument.read(from),
                PermissionDocument.read(from),
                EntitlementsDocument.read(from),
                from.optionalInstant(DUE_AT).map(at -> new Agenda(at, from.text("dueFor"))),
                processed,
                new Identity(
                        from.texts("aliases").stream().map(CustomerId::new).toList(),
                        from.optionalText(LEADS_TO).map(CustomerId::new),
                        from.optionalInstant("erasedAt"),
                        from.texts("erasedIds").stream().map(CustomerId::new).toList(),
                        from.optionalInstant("eraseAgainAt"),
                        new Identity.Ties(from.each("ties", CustomerDocument::tie))),
                from.maps("owed").stream().map(place(id, processed)::read).toList(),
                from.number(VERSION));
    }

    private static Identity.Ties.Tie tie(String written) {
        String[] parts = written.split(" ", -1);
        return new Identity.Ties.Tie(parts[0], parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2])));
    }

    private static Map<String, Object> spent(Purchases purchases) {
        Map<String, Object> out = new TreeMap<>();
        purchases.spent().forEach((currency, amount) -> out.put(currency, amount.decimal()));
        return out;
    }

    private static Map<String, Money> readSpent(Document from) {
        Map<String, Money> spent = new LinkedHashMap<>();
        from.map("spent")
                .forEach((currency, amount) -> spent.put(
                        currency, Document.read("spent", amount.toString(), it -> Document.money(currency, it))));
        return spent;
    }

    private static Optional<Boolean> unlessWhole(ProcessedEvents processed, boolean value) {
        return processed.whole() ? Optional.empty() : Optional.of(value);
    }

    /** The last stage before this one, where the history tells no more than that. */
    private static Optional<Entered> stageBefore(Lifecycle lifecycle) {
        List<Entered> history = lifecycle.stageHistory();
        boolean plain = history.size() == 2
                && lifecycle
                        .stageSince()
                        .map(since -> new Entered(lifecycle.stage(), since))
                        .equals(Optional.of(history.getLast()));
        return plain ? Optional.of(history.getFirst()) : Optional.empty();
    }

    private static List<Entered> readHistory(Document from) {
        Optional<Entered> before = from.optionalText("stageBefore").map(CustomerDocument::entered);
        return before.isPresent()
                ? List.of(before.get(), new Entered(from.as("stage", Stage::valueOf), from.instant("stageSince")))
                : from.each("stageHistory", CustomerDocument::entered);
    }

    private static String written(Entered entered) {
        return entered.at() + " " + entered.stage();
    }

    /** By the month one line: the orders, and what was paid less refunded in each currency. */
    private static Map<String, Object> months(Purchases purchases) {
        Map<String, Object> out = new TreeMap<>();
        purchases
                .months()
                .forEach((month, it) -> out.put(
                        month.toString(),
                        it.orders()
                                + it.net().values().stream()
                                        .map(money -> " " + money.currency() + money.decimal())
                                        .sorted()
                                        .collect(joining())));
        return out;
    }

    private static SortedMap<YearMonth, Month> readMonths(Document from) {
        SortedMap<YearMonth, Month> months = new TreeMap<>();
        from.map("months")
                .forEach((month, line) -> months.put(
                        Document.read("months", month, YearMonth::parse),
                        Document.read("months", line.toString(), CustomerDocument::month)));
        return months;
    }

    private static Month month(String line) {
        String[] words = line.split(" ", -1);
        Map<String, Money> net = new HashMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            Money money = Document.money(word);
            net.put(money.currency(), money);
        }
        return new Month(Long.parseLong(words[0]), net);
    }

    /** Much is told at the same moment, mostly with the sign-up: by the moment, the fields that were told then. */
    private static Map<String, Object> times(Map<String, Instant> toldAt, Optional<Instant> signedUpAt) {
        Map<String, Object> out = new TreeMap<>();
        Map<String, Instant> fields = new TreeMap<>(toldAt);
        fields.remove(Profile.LEAD);
        fields.forEach((field, at) -> {
            boolean then = signedUpAt.filter(at::equals).isPresent();
            out.merge(then ? SIGNED_UP_AT : at.toString(), field, (a, b) -> a + " " + b);
        });
        return out;
    }

    private static Map<String, Instant> readTimes(Document from, String name) {
        Map<String, Instant> times = new LinkedHashMap<>();
        from.map(name).forEach((at, fields) -> {
            for (String field : fields.toString().split(" ", -1)) {
                times.put(
                        field,
                        at.equals(SIGNED_UP_AT) ? from.instant(SIGNED_UP_AT) : Document.read(name, at, Instant::parse));
            }
        });
        from.optionalInstant("leadAt").ifPresent(at -> times.put(Profile.LEAD, at));
        return times;
    }

    /** What was taken back has a time and no value. */
    private static Map<String, Object> values(Attributes attributes) {
        Map<String, Object> out = new TreeMap<>();
        attributes.told().keySet().forEach(name -> attributes.value(name).ifPresent(value -> out.put(name, value)));
        return out;
    }

    private static Map<String, Instant> moments(Attributes attributes) {
        Map<String, Instant> out = new TreeMap<>();
        attributes.told().forEach((name, told) -> out.put(name, told.at()));
        return out;
    }

    private static Attributes readAttributes(Document from) {
        Map<String, Object> values = from.map("attributes");
        SortedMap<String, Attributes.Told> told = new TreeMap<>();
        readTimes(from, "attributesTold")
                .forEach((name, at) -> told.put(
                        name, new Attributes.Told(values.getOrDefault(name, "").toString(), at)));
        return new Attributes(told);
    }

    private static Map<String, Object> refunds(Purchases purchases) {
        Map<String, Object> out = new TreeMap<>();
        purchases
                .refunds()
                .forEach((order, refunds) -> out.put(
                        order,
                        Document.builder()
                                .put("taken", refunds.taken().map(Money::toString))
                                .putUnlessEmpty(
                                        "waiting",
                                        refunds.waiting().stream()
                                                .map(it -> it.amount().toString())
                                                .toList())
                                .putUnlessEmpty("waitingIds", waitingIds(refunds))
                                .put("placedOn", refunds.placedOn().map(LocalDate::toString))
                                .build()));
        return out;
    }

    private static Map<String, Refunds> readRefunds(Document from) {
        Map<String, Refunds> refunds = new LinkedHashMap<>();
        from.maps(
                "refunds",
                (order, it) -> refunds.put(
                        order,
                        new Refunds(
                                it.optionalMoney("taken"),
                                waiting(it),
                                it.optionalText("placedOn").map(LocalDate::parse))));
        return refunds;
    }

    /** One line for each that waits: time and id, or a dash; nothing where they are dashes all. */
    private static List<String> waitingIds(Refunds refunds) {
        return refunds.waiting().stream().allMatch(it -> it.told().isEmpty())
                ? List.of()
                : refunds.waiting().stream()
                        .map(it -> it.told()
                                .map(told -> told.at() + " " + told.refundId())
                                .orElse("-"))
                        .toList();
    }

    private static List<Waiting> waiting(Document from) {
        List<Money> amounts = from.each("waiting", Document::money);
        List<String> ids = from.texts("waitingIds");
        return IntStream.range(0, amounts.size())
                .mapToObj(i -> new Waiting(amounts.get(i), i < ids.size() ? told(ids.get(i)) : Optional.empty()))
                .toList();
    }

    private static Optional<Waiting.Told> told(String written) {
        String[] parts = written.split(" ", 2);
        return parts.length < 2 ? Optional.empty() : Optional.of(new Waiting.Told(parts[1], Instant.parse(parts[0])));
    }

    private static Entered entered(String written) {
        String[] parts = written.split(" ", 2);
        return new Entered(Stage.valueOf(parts[1]), Instant.parse(parts[0]));
    }

    /**
     * One line: time, fingerprint with the amount if there is one, id; the id comes last for it may hold blanks. The
     * time is that of ISO 8601 without hyphens and colons; where the year has not four digits, the line is as earlier
     * builds wrote it.
     */
    private static String written(Seen seen) {
        String at = seen.at().toString();
        Optional<String> amount = seen.amount().map(money -> money.currency() + money.decimal());
        if (!EXTENDED.matcher(at).matches()) {
            return at + " " + seen.fingerprint() + " " + amount.orElse("-") + " " + seen.eventId();
        }
        String time = at.replace("-", "").replace(":", "");
        return time + " " + seen.fingerprint() + amount.map(it -> "/" + it).orElse("") + " " + seen.eventId();
    }

    /** Builds up to commit 55fe5d2 wrote times in full, and the amount or a hyphen for itself. */
    private static Seen seen(String written) {
        Matcher basic = BASIC.matcher(written);
        if (!basic.matches()) {
            String[] parts = written.split(" ", 4);
            return new Seen(
                    Instant.parse(parts[0]),
                    parts[3],
                    parts[1],
                    parts[2].equals("-") ? Optional.empty() : Optional.of(Document.money(parts[2])));
        }
        String day = basic.group(1) + "-" + basic.group(2) + "-" + basic.group(3);
        String time = basic.group(4) + ":" + basic.group(5) + ":" + basic.group(6);
        return new Seen(
                Instant.parse(day + "T" + time),
                basic.group(9),
                basic.group(7),
                Optional.ofNullable(basic.group(8)).map(Document::money));
    }
}
