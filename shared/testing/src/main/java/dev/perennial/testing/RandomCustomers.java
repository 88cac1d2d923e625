package dev.perennial.testing;

import dev.perennial.domain.Asking;
import dev.perennial.domain.Attribution;
import dev.perennial.domain.Birthday;
import dev.perennial.domain.Contracts;
import dev.perennial.domain.Customer;
import dev.perennial.domain.CustomerId;
import dev.perennial.domain.Earned;
import dev.perennial.domain.EmailAddress;
import dev.perennial.domain.Fact;
import dev.perennial.domain.GrantedOffer;
import dev.perennial.domain.Habit;
import dev.perennial.domain.Identity;
import dev.perennial.domain.Lifecycle;
import dev.perennial.domain.Memory;
import dev.perennial.domain.Memory.Seen;
import dev.perennial.domain.Money;
import dev.perennial.domain.Occasion;
import dev.perennial.domain.OfferCode;
import dev.perennial.domain.Owed;
import dev.perennial.domain.Permission;
import dev.perennial.domain.Profile;
import dev.perennial.domain.Purchases;
import dev.perennial.domain.Stage;
import dev.perennial.domain.Standing;
import dev.perennial.domain.Survey;
import dev.perennial.domain.Surveyed;
import dev.perennial.domain.Underway;
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
                        new Underway(
                                some(() -> new Underway.Place(
                                        text(),
                                        random.nextBoolean() ? "" : text(),
                                        text(),
                                        instant(),
                                        instant(),
                                        maybe(this::instant))),
                                some(this::instant),
                                some(() -> new Underway.Taken(
                                        one(List.of("path", "first-weeks")),
                                        random.nextInt(100),
                                        maybe(this::instant)))),
                        some(this::text)),
                purchases(),
                feedback(),
                permission(),
                new Standing(
                        some(this::offer),
                        some(() -> claim(code())),
                        random.nextBoolean() ? Map.of() : Map.of(Occasion.BIRTHDAY, 2026),
                        earned(),
                        contracts()),
                maybe(() -> new Customer.Agenda(instant(), text())),
                new Memory(some(this::seen), random.nextBoolean()),
                new Identity(
                        some(this::id), Optional.empty(), maybe(this::instant), some(this::id), maybe(this::instant)),
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

    private Purchases purchases() {
        Map<String, Money> spent = new HashMap<>();
        some(this::money).forEach(money -> spent.put(money.currency(), money));
        Map<String, Purchases.Refunds> refunds = new HashMap<>();
        some(this::text)
                .forEach(order -> refunds.put(order, new Purchases.Refunds(maybe(this::money), some(this::money))));
        return new Purchases(
                random.nextLong(100),
                spent,
                maybe(this::instant),
                maybe(this::instant),
                refunds,
                new TreeSet<>(some(() -> one(List.of("tea", "cups", "green-tea")))));
    }

    private Permission permission() {
        Map<String, Permission.Consent> consent = new HashMap<>();
        some(this::text)
                .forEach(purpose -> consent.put(
                        purpose,
                        new Permission.Consent(maybe(() -> word(random.nextBoolean())), maybe(() -> word(true)))));
        return new Permission(consent, some(this::suppression), new Asking(some(this::instant), some(this::waiting)));
    }

    private Asking.Waiting waiting() {
        return new Asking.Waiting(text(), instant(), random.nextBoolean() ? Map.of() : Map.of("interest", text()));
    }

    private Earned earned() {
        SortedMap<YearMonth, Earned.Month> months = new TreeMap<>();
        some(this::instant).forEach(at -> {
            Money net = money();
            months.put(
                    YearMonth.from(at.atOffset(ZoneOffset.UTC)),
                    new Earned.Month(random.nextInt(9), Map.of(net.currency(), net)));
        });
        return new Earned(
                months, months.isEmpty() ? 0 : random.nextInt(500), maybe(() -> new Earned.Tier("silver", instant())));
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
                text(), code, instant(), instant(), text(), maybe(() -> "tea"), some(() -> claim(code)));
    }

    private GrantedOffer.Claim claim(String code) {
        return new GrantedOffer.Claim(code, text(), instant(), random.nextBoolean());
    }

    private String code() {
        return OfferCode.of(id(), "offer", "run");
    }

    private Permission.Suppression suppression() {
        return new Permission.Suppression(instant(), text(), Optional.of(email()));
    }

    private Permission.Word word(boolean granted) {
        return new Permission.Word(granted, instant(), text(), maybe(this::text), maybe(this::text));
    }

    private EmailAddress email() {
        return new EmailAddress("ada+" + random.nextInt(100) + "@example.com");
    }

    private Owed owed(CustomerId id) {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Owed.TimelineEntry(
                        instant(), text(), text(), some(this::text), text(), maybe(this::money), maybe(this::fact));
            case 1 ->
                new Owed.Message(
                        id,
                        text(),
                        text(),
                        text(),
                        random.nextBoolean() ? Map.of() : Map.of("name", text()),
                        instant(),
                        instant());
            case 2 ->
                new Owed.Announcement(
                        text(),
                        instant(),
                        id,
                        "DetractorReported",
                        Map.of("score", random.nextLong(11), "comment", text()));
            case 3 -> new Owed.IdentityLink(id(), id, instant());
            default -> new Owed.Erasure(some(this::id), instant());
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
                Map.of(Survey.NPS, surveyed(11), Survey.CSAT, surveyed(5)), some(this::text), habit());
    }

    private Habit habit() {
        TreeMap<Integer, Long> byHour = new TreeMap<>();
        for (int links = random.nextInt(4); links > 0; links--) {
            byHour.put(random.nextInt(24), random.nextLong(1, 1000));
        }
        return new Habit(byHour);
    }

    private Surveyed surveyed(int scores) {
        return new Surveyed(maybe(() -> new Surveyed.Answer(random.nextInt(scores), instant())), maybe(this::instant));
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
