package dev.perennial.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.decision.Rule.Pass;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.playbook.Playbook.Surveys.Asked;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleListTest {
    private static final List<Rule> RULES = new RuleList(new Playbook(
                    "test",
                    new Playbook.Stages(Duration.ofDays(90), 4, Duration.ofDays(365), 9, 7),
                    new Playbook.Inactivity(
                            Duration.ofDays(45),
                            2.0,
                            3,
                            Duration.ofDays(30),
                            Duration.ofDays(120),
                            Duration.ofDays(180)),
                    new Playbook.Surveys(Asked.USUAL, Asked.USUAL),
                    new Playbook.Courtesy(LocalTime.NOON, LocalTime.NOON, ZoneOffset.UTC, 1, 1, 0),
                    List.of()))
            .rules();

    /** A new fact is missing here until it says which rules handle it. */
    @Test
    void eachFactIsHandledByTheRulesOfItsTopicsInThisOrder() {
        Map<String, List<String>> handled = new TreeMap<>();
        facts(Fact.class).forEach(fact -> handled.put(fact.getSimpleName(), handling(fact)));
        assertThat(handled)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(
                                "CustomerSignedUp",
                                List.of("ProfileRules", "AttributeRules", "ConsentRules", "ChurnRules")),
                        Map.entry(
                                "LeadCaptured",
                                List.of("ProfileRules", "AttributeRules", "ConsentRules", "ChurnRules")),
                        Map.entry("AttributesChanged", List.of("AttributeRules")),
                        Map.entry("AddressSuppressed", List.of("ConsentRules")),
                        Map.entry("AddressChanged", List.of("ProfileRules")),
                        Map.entry("ConsentChanged", List.of("ConsentRules")),
                        Map.entry("EmailBounced", List.of("ConsentRules")),
                        Map.entry("EmailComplained", List.of("ConsentRules")),
                        Map.entry("PurchaseCompleted", List.of("PurchaseRules", "ChurnRules")),
                        Map.entry("PurchaseRefunded", List.of("PurchaseRules")),
                        Map.entry("PointsRedeemed", List.of("RedemptionRules", "ChurnRules")),
                        Map.entry("ContractChanged", List.of("ContractRules", "ChurnRules")),
                        Map.entry("SurveyAnswered", List.of("SurveyRules", "ChurnRules")),
                        Map.entry("ComplaintRaised", List.of("ComplaintRules", "ChurnRules")),
                        Map.entry("ComplaintResolved", List.of("ComplaintRules")),
                        Map.entry("OrderDelayed", List.of("PurchaseRules")),
                        Map.entry("ReviewWritten", List.of("ActivityRules", "ChurnRules")),
                        Map.entry("ActivityRecorded", List.of("ActivityRules", "ChurnRules")),
                        Map.entry("EmailClicked", List.of("ActivityRules", "ChurnRules")),
                        Map.entry("CustomerDue", List.of("ChurnRules")),
                        Map.entry("BroadcastReached", List.of("BroadcastRules")),
                        // About records: the decider and the merge answer them before any rule runs.
                        Map.entry("CustomerErased", List.of()),
                        Map.entry("CustomersMatched", List.of()),
                        Map.entry("JourneyStopped", List.of()),
                        Map.entry("CustomersMerged", List.of())));
    }

    @Test
    void factsOfAMergedRecordAreTakenOverByAllRulesThatHandleFactsButThoseOfConsent() {
        assertThat(names(Pass.TAKEOVER))
                .containsExactly(
                        "ProfileRules",
                        "AttributeRules",
                        "PurchaseRules",
                        "ContractRules",
                        "SurveyRules",
                        "ComplaintRules",
                        "ActivityRules",
                        "BroadcastRules",
                        "ChurnRules");
    }

    @Test
    void aMergeLooksAnewAtWhatFollowsFromTheRecordAndSendsNothing() {
        assertThat(names(Pass.MERGE)).containsExactly("LoyaltyRules", "StageRules", "SegmentRules", "AgendaRules");
    }

    @Test
    void anEventRunsEveryRuleAndTheAgendaLast() {
        assertThat(names(Pass.EVENT))
                .hasSameSizeAs(RULES)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo("AgendaRules");
    }

    @Test
    void aRuleHandlesAFactOnce() {
        FactHandlers once = FactHandlers.NONE.on(Fact.EmailClicked.class, (_, _) -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> once.on(Fact.EmailClicked.class, (_, _) -> {}))
                .withMessageContaining("EmailClicked is handled already");
    }

    private static List<String> handling(Class<?> fact) {
        return RULES.stream()
                .filter(rule ->
                        rule instanceof FactRule it && it.handlers().facts().contains(fact))
                .map(rule -> rule.getClass().getSimpleName())
                .toList();
    }

    private static List<String> names(Pass pass) {
        return RULES.stream()
                .filter(rule -> rule.passes().contains(pass))
                .map(rule -> rule.getClass().getSimpleName())
                .toList();
    }

    private static List<Class<?>> facts(Class<?> sealed) {
        List<Class<?>> facts = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            facts.addAll(permitted.isSealed() ? facts(permitted) : List.of(permitted));
        }
        return facts;
    }
}
