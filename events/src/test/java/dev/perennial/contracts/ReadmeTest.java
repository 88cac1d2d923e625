package dev.perennial.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.template.Rule;
import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.event.ruler.Ruler;

class ReadmeTest {
    private static final List<Rule> RULES = Template.read(
                    Path.of("..", "template.yaml"),
                    Setting.example(Map.of(
                            "SenderAddress", "hello@example.com",
                            "SenderIdentity", "example.com",
                            "PostalAddress", "Example Ltd, Example Town",
                            "PublicBaseUrl", "https://customers.example.com")))
            .rules();

    /** A row of the table of all events. */
    private record Row(String event, String sender, String reacts, String key, String meaning) {
        static Row of(String line) {
            String[] cells = line.split("\\|", -1);
            return new Row(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip());
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| ["))
                .map(Row::of)
                .toList();
    }

    @Test
    void theTableNamesEveryEventAndNoOther() throws IOException {
        assertThat(rows().stream().map(Row::event))
                .containsExactlyInAnyOrderElementsOf(Contract.all()
                        .map(c -> "[" + c.name() + "](schemas/" + c.name() + ".json)")
                        .toList());
    }

    @Test
    void theMeaningIsTheSchemas() throws IOException {
        assertThat(rows().stream().map(Row::meaning))
                .containsExactlyInAnyOrderElementsOf(Contract.all()
                        .map(c -> c.schema().get("description").asText())
                        .toList());
    }

    @Test
    void theKeysOfFactsAreTheDeclared() throws IOException {
        for (Row row : rows()) {
            String name = row.event().substring(1, row.event().indexOf(']'));
            Optional<FactType<?>> fact = FactTypes.named(name);
            assertThat(fact.isPresent()).as(name).isEqualTo(new Contract(name).isFact());
            fact.ifPresent(type -> assertThat(row.key().replace("`", ""))
                    .as(name)
                    .isEqualTo(type.key()
                            .map(key -> (key.form() + " " + key.where()).strip())
                            .orElse("own")));
        }
    }

    @Test
    void whereTheTablePromisesAKeyTheExampleBearsIt() throws IOException {
        for (Row row : rows()) {
            if (row.key().startsWith("`")) {
                String prefix = row.key().substring(1, row.key().indexOf('<'));
                String name = row.event().substring(1, row.event().indexOf(']'));
                assertThat(new Contract(name).example().at("/detail/eventId").asText())
                        .startsWith(prefix);
            }
        }
    }

    @Test
    void whoReactsIsWhomTheTemplateRoutesTheExampleTo() throws Exception {
        List<Rule> rules =
                RULES.stream().filter(rule -> rule.bus().equals("perennial")).toList();
        for (Row row : rows()) {
            String name = row.event().substring(1, row.event().indexOf(']'));
            String example = new Contract(name).example().toString();
            List<String> functions = new ArrayList<>();
            for (Rule rule : rules) {
                if (Ruler.matchesRule(example, rule.pattern())) {
                    rule.targets().forEach(target -> functions.add(target.function()));
                }
            }
            assertThat(functions.isEmpty() ? List.of("yours") : functions)
                    .as(name)
                    .containsExactly(row.reacts());
        }
    }
}
