package dev.perennial.compiler;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.FactTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the schemas of the playbook say of facts is written from the declarations of the facts, by this test where it is
 * told to.
 */
class GeneratedFilesTest {
    private static final Path JOURNEYS = Path.of("../../playbook/schema/journeys.schema.json");
    private static final String COMMAND = "mvn -q -pl events,shared/compiler -am test -Dtest=GeneratedFilesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dwrite";

    /** The definition of an event: its names. */
    private static final Pattern EVENTS = Pattern.compile("(\"event\": \\{\\s*\"enum\": \\[)[^]]*?(\\s*])");

    /** What conditions see of an event: the fields of its data. */
    private static final Pattern DATA = Pattern.compile(
            "(\"data\": \\{\\s*\"type\": \"object\",\\s*\"properties\": \\{)(?:\\s*\"\\w+\": \\{[^}]*},?)*(\\s*})");

    @Test
    void journeysMayListenToTheEventsThatThereAreAndLookAtTheirFields() throws IOException {
        String text = Files.readString(JOURNEYS);
        String events = Vocabulary.events().stream()
                .map(event -> "\n        \"" + event + "\"")
                .collect(joining(","));
        String fields = FactTypes.inConditions().stream()
                .map(field -> """

                                \"%s\": {
                                  \"$ref\": \"#/definitions/pattern\"
                                }\
                """.formatted(field))
                .collect(joining(","));
        String expected = filled(filled(text, EVENTS, events), DATA, fields);
        if (System.getProperty("write") != null) {
            Files.writeString(JOURNEYS, expected);
        }
        assertThat(Files.readString(JOURNEYS))
                .as("%s is not what the declarations of the facts say; write it by: %s", JOURNEYS, COMMAND)
                .isEqualTo(expected);
    }

    private static String filled(String text, Pattern gap, String content) {
        Matcher found = gap.matcher(text);
        assertThat(found.find()).as("a place for %s", content).isTrue();
        String filled = text.substring(0, found.end(1)) + content + text.substring(found.start(2));
        assertThat(found.find()).as("another place for %s", content).isFalse();
        return filled;
    }
}
