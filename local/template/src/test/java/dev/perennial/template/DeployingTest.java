package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/deploying.md tells a person who deploys has to be what the template asks. */
class DeployingTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| (.*?) \\| (.+) \\|$", Pattern.MULTILINE);

    private static Map<String, String> explained() throws IOException {
        String guide = Files.readString(Policy.Given.root().resolve("docs/deploying.md"));
        return ROW.matcher(guide).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    private static JsonNode parameters() {
        return Policy.Given.template().declared().path("Parameters");
    }

    /** As the guide writes it. */
    private static List<String> written(JsonNode parameter) {
        JsonNode value = parameter.path("Default");
        return value.isMissingNode()
                ? List.of("–")
                : value.asText().isEmpty() ? List.of("empty") : List.of(value.asText(), "`" + value.asText() + "`");
    }

    @Test
    void everyParameterIsExplainedWithItsDefaultAndNoOther() throws IOException {
        Map<String, String> explained = explained();
        assertThat(parameters().properties())
                .allSatisfy(parameter -> assertThat(written(parameter.getValue()))
                        .as(parameter.getKey())
                        .contains(explained.getOrDefault(parameter.getKey(), "")));
        assertThat(explained.keySet())
                .allSatisfy(name -> assertThat(parameters().has(name)).as(name).isTrue());
    }

    @Test
    void everyParameterStandsInAGroupOfTheConsole() {
        assertThat(Policy.Given.template().declared().path("Metadata").findValues("Parameters").stream()
                        .flatMap(group -> group.valueStream().map(JsonNode::asText)))
                .containsExactlyInAnyOrderElementsOf(
                        parameters().propertyStream().map(Map.Entry::getKey).toList());
    }

    @Test
    void everyEnvironmentOfTheConfigurationGivesParametersThatThereAre() throws IOException {
        String config = Files.readString(Policy.Given.root().resolve("samconfig.toml"));
        assertThat(config)
                .contains("[default.deploy.parameters]")
                .contains("[staging.deploy.parameters]")
                .contains("[prod.deploy.parameters]");
        assertThat(Pattern.compile("^  \"(\\w+)=", Pattern.MULTILINE)
                        .matcher(config)
                        .results())
                .isNotEmpty()
                .allSatisfy(given -> assertThat(parameters().has(given.group(1)))
                        .as(given.group(1))
                        .isTrue());
    }
}
