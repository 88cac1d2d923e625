package dev.perennial.playbook;

import dev.perennial.domain.attributes.Attributes;
import dev.perennial.domain.entitlements.Contracts;
import dev.perennial.domain.entitlements.EarnedPoints;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.entitlements.GrantedBy;
import dev.perennial.domain.entitlements.GrantedOffer;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.prediction.Prediction;
import dev.perennial.domain.prediction.Renewal;
import dev.perennial.domain.record.ClickHours;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Feedback;
import dev.perennial.domain.record.Enrollments;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Lifecycle.ChurnRisk;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.Suppression;
import dev.perennial.domain.record.Permission.Word;
import dev.perennial.domain.record.Profile;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.record.SuppressionCause;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.record.SurveyState.Answer;
import dev.perennial.domain.values.Attribution;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.values.Stage;
import dev.perennial.domain.values.Survey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A customer of whom everything is known, and events about her. */
final class Fixtures {
    static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");

    private Fixtures() {}

    static Event event(Fact fact) {
        return new Event("evt_1", NOW, NOW, false, CustomerRef.of(ADA), fact);
    }

    static Customer ada() {
        Customer nobody = Customer.unknown(CustomerId.of(ADA));
        return new Customer(
                nobody.id(),
                new Profile(
                        Optional.of(ADA),
                        Optional.of("C-1"),
                        Optional.of("Ada"),
                        Optional.of("de"),
                        Optional.of("Europe/Berlin"),
                        Optional.empty(),
                        touch("google"),
                        touch("newsletter"),
                        Optional.of(NOW),
                        Map.of("name", NOW),
                        Attributes.NONE.and("plan", new Attributes.Told("gold", NOW))),
                new Lifecycle(
                        Stage.LOYAL,
                        Optional.of(NOW),
                        "four orders",
                        List.of(),
                        ChurnRisk.LOW,
                        "",
                        Optional.of(NOW),
                        new Enrollments(List.of(), List.of(), List.of()),
                        List.of("loyal-buyers", "germans"),
                        Optional.of(prediction()),
                        Optional.of(new Renewal(
                                "2026-11-15T00:00:00Z",
                                "K-1",
                                LocalDate.of(2027, 11, 30),
                                new BigDecimal("0.8123"),
                                "renewed 2 times before"))),
                new Purchases(
                        4,
                        Map.of("EUR", new Money(12_350, "EUR")),
                        Optional.of(NOW),
                        Optional.of(NOW),
                        Map.of(),
                        new TreeSet<>(List.of("coffee", "tea"))),
                new Feedback(
                        Map.of(
                                Survey.NPS,
                                new SurveyState(Optional.of(new Answer(9, NOW)), Optional.empty()),
                                Survey.CSAT,
                                new SurveyState(Optional.of(new Answer(2, NOW)), Optional.empty())),
                        List.of("K-1"),
                        ClickHours.UNKNOWN),
                new Permission(
                        Map.of(
                                "marketing",
                                Consent.of(new Word(
                                        true,
                                        NOW,
                                        ConsentSource.read("web form"),
                                        Optional.empty(),
                                        Optional.empty()))),
                        List.of(new Suppression(NOW, SuppressionCause.read("bounced"), Optional.empty()))),
                new Entitlements(List.of(offer()), List.of(), Map.of(), earned(), contracts()),
                nobody.agenda(),
                nobody.processed(),
                nobody.identity(),
                nobody.owed(),
                nobody.version());
    }

    private static Contracts contracts() {
        Fact.ContractChanged word = new Fact.ContractChanged(
                "K-1",
                Fact.ContractState.ACTIVE,
                Optional.of(LocalDate.of(2027, 3, 31)),
                Optional.of("Tea every month"),
                Optional.empty());
        return new Contracts(List.of(new Contracts.Contract(word, NOW)));
    }

    /** Who bought tea or coffee may like cups. */
    static final Categories SHOP = new Categories(
            List.of(new Categories.Category("tea", List.of(), List.of(new Categories.Next("cups", 2, 9)))), Set.of());

    private static EarnedPoints earned() {
        return new EarnedPoints(
                new TreeMap<>(Map.of(YearMonth.of(2026, 11), new EarnedPoints.Month(1, Map.of()))),
                50,
                Optional.of(new EarnedPoints.Tier("silver", NOW)));
    }

    private static GrantedOffer offer() {
        return new GrantedOffer("ten", "K7QM-3XDT-9PHY", NOW, NOW, GrantedBy.read("path.ten"), List.of());
    }

    static Customer nobody() {
        return Customer.unknown(CustomerId.of(ADA));
    }

    private static Optional<Attribution> touch(String source) {
        return Optional.of(new Attribution(Optional.of(source), Optional.of("cpc"), Optional.empty()));
    }

    private static Prediction prediction() {
        return new Prediction(
                "2026-11-15T00:00:00Z",
                NOW,
                new BigDecimal("0.1834"),
                new BigDecimal("0.212"),
                new BigDecimal("0.743"),
                Optional.of(new Prediction.Worth(
                        new Money(1234, "EUR"), new Money(0, "EUR"), new Money(4250, "EUR"), Optional.of(2))),
                NOW,
                Optional.empty(),
                "4 orders");
    }
}
