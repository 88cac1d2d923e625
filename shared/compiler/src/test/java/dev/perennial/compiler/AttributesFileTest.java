package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.attributes.AttributeCatalog.Reading;
import dev.perennial.playbook.MailTemplates;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file attributes.yaml, and what the other files say of what it declares. */
class AttributesFileTest {
    @TempDir
    Path directory;

    private SmallPlaybook playbook;

    @BeforeEach
    void declare() {
        playbook = new SmallPlaybook(directory).write("attributes.yaml", """
                undeclared: leave out
                attributes:
                  plan: { type: one of, options: [free, gold] }
                  seats: { type: number, use: [conditions] }
                  budget: { type: money }
                  renewal: { type: date }
                  vip: { type: yes/no }
                  taste: { type: text, use: [mails], fallback: "your tea" }
                  salary: { type: number, secret: true }
                """);
    }

    @Test
    void whatIsDeclaredReachesThePlaybookAndWhoTakesFactsIn() {
        assertThat(playbook.problems()).isEmpty();
        assertThat(playbook.compiled().attributes().declared())
                .containsOnlyKeys("plan", "seats", "budget", "renewal", "vip", "taste", "salary");
        assertThat(playbook.compiled().attributes().refusesOthers()).isFalse();
        assertThat(playbook.compiled().attributes().read("seats", "x")).isInstanceOf(Reading.Wrong.class);
        assertThat(playbook.output("attributes.json")).contains("\"leave out\"").contains("salary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plan: [gold]
                    seats: [{numeric: [">=", 2.5]}]
                    vip: [true]
                    renewal: [{prefix: 2027-}]
                    budget: {EUR: [{numeric: [">", 100]}]}
                    plan: [{exists: false}]
                    """)
    void conditionsSeeThem(String condition) {
        playbook.replace(
                "journeys.yaml",
                "        orders: [{ numeric: [\">=\", 2] }]",
                "        attributes: { %s }".formatted(condition));
        assertThat(playbook.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plan: [platinum]                | plan
                    seats: ["2"]                    | seats
                    vip: ["true"]                   | vip
                    taste: [green]                  | taste
                    salary: [{numeric: [">", 1]}]   | salary
                    shoeSize: [38]                  | shoeSize
                    """)
    void aConditionThatNeverHoldsIsTold(String condition, String named) {
        playbook.replace(
                "journeys.yaml",
                "        orders: [{ numeric: [\">=\", 2] }]",
                "        attributes: { %s }".formatted(condition));
        assertThat(playbook.problems())
                .singleElement()
                .asString()
                .contains("journeys.yaml:6")
                .contains(named);
    }

    @Test
    void aStepMayWaitForADate() {
        steps("renewal");
        assertThat(playbook.problems()).isEmpty();
        steps("plan");
        assertThat(playbook.problems())
                .singleElement()
                .asString()
                .contains("there is no attribute plan of type date that conditions may use; there are [renewal]");
    }

    private void steps(String attribute) {
        playbook.write("journeys.yaml", """
                journeys:
                  renewal:
                    on: CustomerSignedUp
                    freshFor: P3D
                    steps:
                      - waitUntil: { date: attributes.%s, minus: P30D, at: "10:00" }
                        else: end
                        name: day
                      - { send: thanks, freshFor: P3D }
                """.formatted(attribute));
        playbook.write(
                "emails/texts.en.yaml", playbook.text("emails/texts.en.yaml").replace("order {{orderId}}", "all"));
    }

    @Test
    void aMailShowsThemEscapedWithAFallbackAndInItsReadersForm() {
        playbook.replace(
                "emails/texts.en.yaml",
                "thank you for order {{orderId}}.",
                "\"{{attributes.taste}} {{#attributes.renewal}}until {{attributes.renewal}}{{/attributes.renewal}}"
                        + " {{#attributes.budget}}{{attributes.budget}}{{/attributes.budget}}"
                        + "{{#attributes.vip}}VIP{{/attributes.vip}}\"");
        assertThat(playbook.problems()).isEmpty();
        assertThat(shown(Map.of())).contains("your tea").doesNotContain("until").doesNotContain("VIP");
        assertThat(shown(Map.of(
                        "attributes.taste",
                        "<b>&",
                        "attributes.renewal",
                        "2027-03-31",
                        "attributes.budget",
                        "EUR 12.50",
                        "attributes.vip",
                        "true")))
                .contains("&lt;b&gt;&amp;")
                .contains("until March 31, 2027")
                .contains("€12.50")
                .contains("VIP");
    }

    private String shown(Map<String, String> attributes) {
        Map<String, String> values = new HashMap<>(
                Map.of("name", "Ada", "unsubscribeUrl", "https://example.com/u", "postalAddress", "1 Garden Lane"));
        values.put("attributes.taste", "your tea");
        values.putAll(attributes);
        return new MailTemplates(this::resource)
                .render("thanks", Locale.ENGLISH, values)
                .html();
    }

    private Optional<String> resource(String name) {
        try {
            return Optional.of(playbook.output("emails/" + name));
        } catch (UncheckedIOException missing) {
            assertThat(missing).hasCauseInstanceOf(NoSuchFileException.class);
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {{attributes.plan}}     | not every customer has {{attributes.plan}}
                    {{attributes.salary}}   | there is no attribute salary that mails may show
                    {{attributes.seats}}    | there is no attribute seats that mails may show
                    {{attributes.nothing}}  | there is no attribute nothing that mails may show
                    {{attributes}}          | there is no value {{attributes}}
                    """)
    void aMailThatWouldShowNothingIsRefused(String shown, String because) {
        playbook.replace("emails/texts.en.yaml", "{{orderId}}", shown);
        assertThat(playbook.problems()).anyMatch(problem -> problem.contains(because));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plan: { type: one of }                                     | options belong to
                    plan: { type: text, options: [a] }                         | options belong to
                    plan: { type: colour }                                     | attributes.yaml:2
                    Plan: { type: text }                                       | attributes.yaml:2
                    plan: { type: text, secret: true, use: [mails] }           | what is secret is used nowhere
                    plan: { type: text, secret: true, forms: true }            | set by the company alone
                    plan: { type: text, use: [export], fallback: x }           | leave out fallback
                    email: { type: text }                                      | what every record has
                    plan: { typ: text }                                        | attributes.yaml:2
                    """)
    void aMistakeIsToldWithItsLine(String attribute, String because) {
        playbook.write("attributes.yaml", "attributes:\n  " + attribute + "\n");
        assertThat(playbook.problems()).anyMatch(problem -> problem.contains(because));
    }
}
