package dev.perennial.compiler;

import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.entitlements.EarnedPoints;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.entitlements.GrantedBy;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.ClickHours;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.Word;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import dev.perennial.domain.values.Survey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Customers of few values, so that conditions over them hold now and then. */
final class RandomCustomer {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");
    private static final EmailAddress ADDRESS = new EmailAddress("ada@example.com");
    static final List<String> WORDS = List.of("a", "b", "ab", "Ab", "4", "Köln", "KÖLN");

    private final RandomGenerator random;

    RandomCustomer(RandomGenerator random) {
        this.random = random;
    }

    Customer next() {
        Customer nobody = Customer.unknown(CustomerId.of(ADDRESS));
        return new Customer(
                nobody.id(),
                new Profile(
                        Optional.of(ADDRESS).filter(_ -> random.nextBoolean()),
                        word(),
                        Optional.empty(),
                        some(List.of("de", "de-AT", "en")),
                        some(List.of("Europe/Berlin", "Asia/Tokyo")),
                        Optional.empty(),
                        touch(),
                        touch(),
                        Optional.empty(),
                        Map.of()),
                new Lifecycle(
                        one(List.of(Stage.values())),
                        Optional.empty(),
                        "",
                        List.of(),
                        one(List.of(ChurnRisk.values())),
                        "",
                        Optional.empty(),
                        new Enrollments(List.of(), List.of(), List.of()),
                        list(List.of("regulars", "germans", "teas"))),
                new Purchases(
                        random.nextInt(5),
                        spent(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new TreeSet<>(list(List.of("tea", "pots", "cups")))),
                new Feedback(scores(), list(WORDS), ClickHours.UNKNOWN),
                new Permission(consent(), List.of()),
                new Entitlements(offers(), List.of(), Map.of(), earned(), contracts()),
                nobody.agenda(),
                nobody.processed(),
                nobody.identity(),
                nobody.owed(),
                nobody.version());
    }

    private Map<String, Money> spent() {
        Map<String, Money> spent = new HashMap<>();
        for (String currency : list(List.of("EUR", "USD", "JPY"))) {
            spent.put(currency, new Money(one(List.of(0L, 100L, 9_999L, 10_050L)), currency));
        }
        return spent;
    }

    private Map<Survey, SurveyState> scores() {
        Map<Survey, SurveyState> scores = new HashMap<>();
        for (Survey survey : list(List.of(Survey.values()))) {
            int score = random.nextInt(survey.least(), survey.most() + 1);
            scores.put(survey, new SurveyState(Optional.of(new Answer(score, NOW)), Optional.empty()));
        }
        return scores;
    }

    private Map<String, Consent> consent() {
        Map<String, Consent> consent = new HashMap<>();
        for (String purpose : list(List.of("marketing", "newsletter"))) {
            consent.put(
                    purpose,
                    Consent.of(new Word(
                            random.nextBoolean(), NOW, ConsentSource.read("web form"), word(), Optional.empty())));
        }
        return consent;
    }

    private List<GrantedOffer> offers() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new GrantedOffer(
                        one(List.of("ten", "tea")),
                        one(WORDS) + i,
                        NOW,
                        NOW,
                        GrantedBy.read("path.ten"),
                        word(),
                        List.of()))
                .toList();
    }

    private EarnedPoints earned() {
        return random.nextBoolean()
                ? new EarnedPoints(new TreeMap<>(), 0, Optional.empty())
                : new EarnedPoints(
                        new TreeMap<>(Map.of(YearMonth.of(2026, 11), new EarnedPoints.Month(1, Map.of()))),
                        random.nextInt(3),
                        some(List.of("silver", "gold")).map(tier -> new EarnedPoints.Tier(tier, NOW)));
    }

    private Contracts contracts() {
        return new Contracts(IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Contracts.Contract(
                        new Fact.ContractChanged(
                                one(WORDS) + i,
                                one(List.of(Fact.ContractState.values())),
                                Optional.of(LocalDate.of(2027, 3, 30 + random.nextInt(2))),
                                word(),
                                word()),
                        NOW))
                .toList());
    }

    private Optional<Attribution> touch() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(new Attribution(word(), word(), Optional.of("a")));
    }

    private Optional<String> word() {
        return some(WORDS);
    }

    private <T> Optional<T> some(List<T> values) {
        return random.nextBoolean() ? Optional.of(one(values)) : Optional.empty();
    }

    private <T> List<T> list(List<T> values) {
        return values.stream().filter(_ -> random.nextBoolean()).toList();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
