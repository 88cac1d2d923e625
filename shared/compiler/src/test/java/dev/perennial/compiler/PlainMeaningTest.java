package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.document.CustomerDocument;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.playbook.ConditionPattern;
import dev.perennial.playbook.Playbooks;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.event.ruler.Machine;

/** What the build takes means what it says, whatever the library that matches it makes of it. */
class PlainMeaningTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");
    private static final String EVENT = "PurchaseCompleted";
    private static final int CONDITIONS = 4_000;
    private static final int CUSTOMERS = 25;

    private static final int TRIED_BY_THE_LIBRARY = 20_000;
    private static final int SEEN = 2_000;
    private static final int MATCHES = 100;
    private static final int A_MILLION = 1_000_000;

    private final SplittableRandom random = new SplittableRandom(20261130);

    /** Someone of whom a condition was judged, and what each of the two made of it. */
    private record Difference(JsonNode condition, JsonNode view, boolean compiled) {}

    @Test
    void eachConditionThatIsTakenHoldsWhereItSaysSo(@TempDir Path directory) throws Exception {
        List<JsonNode> taken = taken(CONDITIONS);
        compare(playbook(directory, taken), taken);
    }

    /** Conditions are compiled; the library that EventBridge uses says the same of each. */
    @Test
    @Tag("slow")
    void eachConditionThatIsTakenHoldsWhereTheLibrarySaysSo(@TempDir Path directory) throws Exception {
        List<JsonNode> taken = taken(TRIED_BY_THE_LIBRARY);
        Playbook playbook = playbook(directory, taken);
        RandomCustomer customers = new RandomCustomer(random);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < SEEN; i++) {
            Customer customer = customers.next();
            Event event = event();
            seen.add(new Seen(customer, event, view(customer, event, playbook)));
        }
        List<Difference> differences = new ArrayList<>();
        long compared = 0;
        long held = 0;
        for (int i = 0; i < taken.size(); i++) {
            Machine library = Machine.builder().build();
            library.addRule("holds", ConditionPattern.of(taken.get(i)).toString());
            Condition compiled = playbook.journeys().get(i).when();
            for (int k = 0; k < MATCHES || (compared < A_MILLION && i == taken.size() - 1); k++) {
                Seen one = seen.get(random.nextInt(SEEN));
                boolean holds = compiled.holds(one.customer, one.event, EVENT);
                compared++;
                held += holds ? 1 : 0;
                if (holds == library.rulesForJSONEvent(one.view).isEmpty()) {
                    differences.add(new Difference(taken.get(i), one.view, holds));
                }
            }
        }
        assertThat(differences.stream().findFirst()).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(A_MILLION);
        assertThat(held).isBetween(compared / 20, compared / 2);
    }

    /** Somebody of whom conditions are judged. */
    private record Seen(Customer customer, Event event, JsonNode view) {}

    private static Playbook playbook(Path directory, List<JsonNode> taken) throws Exception {
        SmallPlaybook small = new SmallPlaybook(directory);
        small.write("categories.yaml", """
            categories:
              tea:
                name: { en: Tea, de: Tee }
                next: { pots: { lift: 2, customers: 9 } }
              pots:
                name: { en: Pots, de: Kannen }
                next: { cups: { lift: 3, customers: 9 } }
              cups:
                name: { en: Cups, de: Tassen }
            """);
        assertThat(small.problems()).isEmpty();
        ObjectNode playbook = (ObjectNode) JSON.readTree(small.output("playbook.json"));
        ObjectNode journeys = playbook.putObject("journeys");
        for (int i = 0; i < taken.size(); i++) {
            journeys.putObject("j" + i)
                    .put("on", EVENT)
                    .put("template", "thanks")
                    .put("freshFor", "P1D")
                    .set("when", taken.get(i));
        }
        return Playbooks.read(playbook);
    }

    private List<JsonNode> taken(int tried) {
        RandomCondition conditions = new RandomCondition(random);
        List<JsonNode> taken = new ArrayList<>();
        for (int i = 0; i < tried; i++) {
            ObjectNode condition = conditions.next();
            if (isTaken(condition)) {
                taken.add(condition);
            }
        }
        return taken;
    }

    private void compare(Playbook playbook, List<JsonNode> taken) {
        RandomCustomer customers = new RandomCustomer(random);
        List<Difference> differences = new ArrayList<>();
        int held = 0;
        List<Condition> compiled =
                playbook.journeys().stream().map(Journey::when).toList();
        for (int i = 0; i < taken.size(); i++) {
            for (int k = 0; k < CUSTOMERS; k++) {
                Customer customer = customers.next();
                Event event = event();
                JsonNode view = view(customer, event, playbook);
                boolean holds = compiled.get(i).holds(customer, event, EVENT);
                held += holds ? 1 : 0;
                if (holds != PlainMeaning.holds(taken.get(i), view)) {
                    differences.add(new Difference(taken.get(i), view, holds));
                }
            }
        }
        assertThat(differences.stream().findFirst()).isEmpty();
        assertThat(taken).hasSizeBetween(CONDITIONS / 4, CONDITIONS * 9 / 10);
        assertThat(held).isBetween(taken.size(), taken.size() * CUSTOMERS / 2);
    }

    private static boolean isTaken(JsonNode condition) {
        Problems problems = new Problems();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("when", condition);
        YamlFile file = YamlFile.of(new Source("test.yaml", all.toString()), problems);
        assertThat(file.at("/when").toString()).isEqualTo(condition.toString());
        return Conditions.check(file, "/when", "when", ViewTypes.of(EVENT));
    }

    private Event event() {
        String currency = random.nextBoolean() ? "EUR" : "JPY";
        return new Event(
                "evt",
                NOW,
                NOW,
                random.nextBoolean(),
                CustomerRef.of(new EmailAddress("ada@example.com")),
                new Fact.PurchaseCompleted(
                        "A-1",
                        new Money(random.nextBoolean() ? 100 : 9_999, currency),
                        List.of(),
                        Optional.of("a").filter(_ -> random.nextBoolean())));
    }

    private static JsonNode view(Customer customer, Event event, Playbook playbook) {
        ObjectNode view = JSON.createObjectNode();
        ObjectNode record = JSON.valueToTree(CustomerDocument.of(customer));
        if (record.has("spent")) {
            record.path("spent")
                    .properties()
                    .forEach(sum -> sum.setValue(JSON.getNodeFactory()
                            .numberNode(new BigDecimal(sum.getValue().asText()))));
        }
        playbook.rewards()
                .categories()
                .next(customer.purchases().categories())
                .ifPresent(it -> record.put("nextCategory", it.category()));
        view.set("customer", record);
        view.set(
                "event",
                JSON.valueToTree(Map.of(
                        "type",
                        EVENT,
                        "backfill",
                        event.backfill(),
                        "data",
                        FactTypes.of(event.fact()).view(event.fact()))));
        return view;
    }
}
