package dev.perennial.testing;

import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.entitlements.EarnedPoints;
import dev.perennial.domain.entitlements.EarnedPoints.Month;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.entitlements.GrantedBy;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.entitlements.Occasion;
import dev.perennial.domain.entitlements.RunId;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.ClickHours;
import dev.perennial.domain.record.ConfirmationRequests;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.record.Identity;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.ProcessedEvents;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.record.SuppressionCause;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.Birthday;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.OfferCode;
import dev.perennial.domain.values.Stage;
import dev.perennial.domain.values.Survey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Records with every field in every state that its type allows, whether or not a decision would lead there. The same
 * generator gives the same records.
 */
public final class RandomCustomers {
    private static final List<String> TEXTS =
            List.of("Ada", "ÅÄ ß 名前", "a \"quoted\" {text}", "x", "=1+1", "line\nbreak", "- 1 2 3");
    private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD", "USD");

    private final RandomGenerator random;

    public RandomCustomers(RandomGenerator random) {
        this.random = random;
    }

    public Customer next() {
        CustomerId id = id();
        return new Customer(
                id,
                profile(),
                new Lifecycle(
                        one(List.of(Stage.values())),
                        maybe(this::instant),
                        text(),
                        some(() -> new Lifecycle.Entered(one(List.of(Stage.values())), instant())),
                        one(List.of(Lifecycle.ChurnRisk.values())),
                        random.nextBoolean() ? "" : text(),
                        maybe(this::instant),
                        new Enrollments(
                                some(() -> new Enrollments.Enrollment(
                                        text(),
                                        random.nextBoolean() ? RunId.ONCE : new RunId(text()),
                                        text(),
                                        instant(),
                                        instant(),
                                        maybe(this::instant))),
                                some(this::instant),
                                some(() -> new Enrollments.Taken(
                                        one(List.of("path", "first-weeks")),
                                        random.nextInt(100),
                                        maybe(this::instant)))),
                        some(this::text)),
                purchases(),
                feedback(),
                permission(),
                new Entitlements(
                        some(this::offer),
                        some(() -> claim(code())),
                        random.nextBoolean() ? Map.of() : Map.of(Occasion.BIRTHDAY, 2026),
                        earned(),
                        contracts()),
                maybe(() -> new Customer.Agenda(instant(), text())),
                new ProcessedEvents(some(this::seen), random.nextBoolean(), random.nextBoolean()),
                new Identity(
                        some(this::id),
                        Optional.empty(),
                        maybe(this::instant),
                        some(this::id),
                        maybe(this::instant),
                        new Identity.Ties(some(() -> Identity.Ties.Tie.of(id(), id(), instant())))),
                some(() -> owed(id)),
                random.nextLong(1, Long.MAX_VALUE));
    }

    private Profile profile() {
        Optional<Attribution> first = maybe(this::touch);
        return new Profile(
                maybe(this::email),
                maybe(this::text),
                maybe(this::text),
                maybe(() -> "de-DE"),
                maybe(() -> "Europe/Berlin"),
                maybe(() -> Birthday.read("02-29").orElseThrow()),
                first,
                first.map(same -> random.nextBoolean() ? same : touch()),
                maybe(this::instant),
                random.nextBoolean() ? Map.of() : Map.of("name", instant(), "email", instant()));
    }

    private Purchases.Waiting waitingRefund() {
        return new Purchases.Waiting(
                money(),
                random.nextBoolean() ? Optional.empty() : Optional.of(new Purchases.Waiting.Told(text(), instant())));
    }

    private Purchases purchases() {
        Map<String, Money> spent = new HashMap<>();
        some(this::money).forEach(money -> spent.put(money.currency(), money));
        Map<String, Purchases.Refunds> refunds = new HashMap<>();
        some(this::text)
                .forEach(order -> refunds.put(
                        order,
                        new Purchases.Refunds(
                                maybe(this::money),
                                some(this::waitingRefund),
                                maybe(this::instant).map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)))));
        SortedMap<YearMonth, Month> months = new TreeMap<>();
        some(this::instant)
                .forEach(at ->
                        months.put(YearMonth.from(at.atOffset(ZoneOffset.UTC)), new Month(random.nextLong(9), spent)));
        return new Purchases(
                random.nextLong(100),
                spent,
                maybe(this::instant),
                maybe(this::instant),
                refunds,
                new TreeSet<>(some(() -> one(List.of("tea", "cups", "green-tea")))),
                maybe(this::instant),
                months);
    }

    private Permission permission() {
        Map<String, Permission.Consent> consent = new HashMap<>();
        some(this::text)
                .forEach(purpose -> consent.put(
                        purpose,
                        new Permission.Consent(maybe(() -> word(random.nextBoolean())), maybe(() -> word(true)))));
        return new Permission(
                consent, some(this::suppression), new ConfirmationRequests(some(this::instant), some(this::waiting)));
    }

    private ConfirmationRequests.Waiting waiting() {
        return new ConfirmationRequests.Waiting(
                text(), instant(), random.nextBoolean() ? Map.of() : Map.of("interest", text()));
    }

    private EarnedPoints earned() {
        SortedMap<YearMonth, EarnedPoints.Month> months = new TreeMap<>();
        some(this::instant).forEach(at -> {
            Money net = money();
            months.put(
                    YearMonth.from(at.atOffset(ZoneOffset.UTC)),
                    new EarnedPoints.Month(random.nextInt(9), Map.of(net.currency(), net)));
        });
        return new EarnedPoints(
                months,
                months.isEmpty() ? 0 : random.nextInt(500),
                maybe(() -> new EarnedPoints.Tier("silver", instant())));
    }

    private Contracts contracts() {
        return new Contracts(some(() -> new Contracts.Contract(contract(), instant())));
    }

    private Fact.ContractChanged contract() {
        LocalDate day = LocalDate.ofEpochDay(random.nextInt(40_000));
        return random.nextBoolean()
                ? new Fact.ContractChanged(
                        text(), Fact.ContractState.ACTIVE, Optional.of(day), maybe(this::text), maybe(this::text))
                : new Fact.ContractChanged(
                        text(), Fact.ContractState.CANCELLED, maybe(() -> day), maybe(this::text), maybe(this::text));
    }

    private GrantedOffer offer() {
        String code = code();
        return new GrantedOffer(
                text(), code, instant(), instant(), grantedBy(), maybe(() -> "tea"), some(() -> claim(code)));
    }

    private GrantedBy grantedBy() {
        return GrantedBy.read(random.nextBoolean() ? text() : "path." + text());
    }

    private GrantedOffer.Claim claim(String code) {
        return new GrantedOffer.Claim(code, text(), instant(), random.nextBoolean());
    }

    private String code() {
        return OfferCode.of(id(), "offer", "run");
    }

    private Permission.Suppression suppression() {
        return new Permission.Suppression(instant(), cause(), Optional.of(email()));
    }

    private SuppressionCause cause() {
        return switch (random.nextInt(3)) {
            case 0 -> new SuppressionCause.ReportedAsSpam(text());
            case 1 -> new SuppressionCause.BouncedForGood(text());
            default -> SuppressionCause.read(text());
        };
    }

    private ConsentSource source() {
        return ConsentSource.read(
                one(List.of(text(), Fact.ConsentChanged.CONFIRMATION_LINK, "preferences page", "spam complaint")));
    }

    private Permission.Word word(boolean granted) {
        return new Permission.Word(granted, instant(), source(), maybe(this::text), maybe(this::text));
    }

    private EmailAddress email() {
        return new EmailAddress("ada+" + random.nextInt(100) + "@example.com");
    }

    private Effect owed(CustomerId id) {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Effect.TimelineEntry(
                        instant(), text(), text(), some(this::text), text(), maybe(this::money), maybe(this::fact));
            case 1 ->
                new Effect.Message(
                        id,
                        text(),
                        text(),
                        text(),
                        random.nextBoolean() ? Map.of() : Map.of("name", text()),
                        instant(),
                        instant());
            case 2 ->
                new Effect.Announcement(
                        text(),
                        instant(),
                        id,
                        "DetractorReported",
                        Map.of("score", random.nextLong(11), "comment", text()));
            case 3 -> new Effect.IdentityLink(id(), id, instant());
            default -> new Effect.Erasure(some(this::id), instant());
        };
    }

    private Fact fact() {
        return switch (random.nextInt(3)) {
            case 0 -> contract();
            case 1 -> new Fact.PurchaseCompleted(text(), money(), List.of(), maybe(this::text));
            default -> new Fact.SurveyAnswered("nps", 7, Optional.empty(), maybe(this::text));
        };
    }

    private Customer.Feedback feedback() {
        return new Customer.Feedback(
                Map.of(Survey.NPS, surveyed(11), Survey.CSAT, surveyed(5)),
                some(this::text),
                some(this::words),
                habit());
    }

    private Customer.Feedback.ComplaintWords words() {
        return new Customer.Feedback.ComplaintWords(text(), maybe(this::instant), maybe(this::instant));
    }

    private ClickHours habit() {
        TreeMap<Integer, Long> byHour = new TreeMap<>();
        for (int links = random.nextInt(4); links > 0; links--) {
            byHour.put(random.nextInt(24), random.nextLong(1, 1000));
        }
        return new ClickHours(byHour);
    }

    private SurveyState surveyed(int scores) {
        return new SurveyState(
                maybe(() -> new SurveyState.Answer(random.nextInt(scores), instant())), maybe(this::instant));
    }

    private Seen seen() {
        return new Seen(instant(), text(), Integer.toString(random.nextInt(1000)), maybe(this::money));
    }

    private Attribution touch() {
        return new Attribution(maybe(this::text), maybe(this::text), maybe(this::text));
    }

    private Money money() {
        return new Money(random.nextLong(-1000, Money.MAX_MINOR_UNITS), one(CURRENCIES));
    }

    private CustomerId id() {
        return CustomerId.ofExternal(Integer.toString(random.nextInt()));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                random.nextLong(0, 4_000_000_000L), one(List.of(0L, 500_000_000L, 1_000_000L, 123_456_789L)));
    }

    private String text() {
        return one(TEXTS);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            values.add(value.get());
        }
        return values;
    }
}
