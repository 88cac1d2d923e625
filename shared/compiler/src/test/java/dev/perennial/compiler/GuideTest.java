package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/playbook.md tells a marketer to write has to work as it stands there. */
class GuideTest {
    private static final Path PLAYBOOK = Path.of("../../playbook");
    private static final String GUIDE = read(Path.of("../../docs/playbook.md"));

    @Test
    void theExampleCompiles(@TempDir Path directory) throws IOException {
        copy(directory);
        List<String> blocks = blocks(section("## Example"));
        append(directory.resolve("journeys.yaml"), blocks.get(0));
        Files.writeString(directory.resolve("emails/becoming-loyal.mjml"), blocks.get(1));
        append(directory.resolve("emails/texts.en.yaml"), blocks.get(2));
        append(directory.resolve("emails/texts.de.yaml"), blocks.get(2));
        assertThat(PlaybookCompiler.compile(directory, directory.resolve("target")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Journeys of several steps",
                "### Waiting for a day",
                "### Taken again",
                "### Goal and holdout",
                "## Contracts"
            })
    void theJourneysShownCompile(String heading, @TempDir Path directory) throws IOException {
        copy(directory);
        String[] section = section(heading).split("```(yaml)?\n", 3);
        append(directory.resolve("journeys.yaml"), section[1]);
        assertThat(PlaybookCompiler.compile(directory, directory.resolve("target")))
                .isEmpty();
    }

    @Test
    void theSegmentAndItsJourneyCompile(@TempDir Path directory) throws IOException {
        copy(directory);
        String[] section = section("### Segments").split("```(yaml)?\n", 5);
        Files.writeString(directory.resolve("segments.yaml"), section[1]);
        append(directory.resolve("journeys.yaml"), section[3]);
        assertThat(PlaybookCompiler.compile(directory, directory.resolve("target")))
                .isEmpty();
    }

    @Test
    void theCategoriesShownCompile(@TempDir Path directory) throws IOException {
        copy(directory);
        String[] section = section("## Categories and the next one").split("```(yaml)?\n", 3);
        Files.writeString(directory.resolve("categories.yaml"), section[1]);
        assertThat(PlaybookCompiler.compile(directory, directory.resolve("target")))
                .isEmpty();
    }

    @Test
    void eachConditionCompiles(@TempDir Path directory) throws IOException {
        copy(directory);
        List<MatchResult> conditions = Pattern.compile(
                        "^\\|[^|`]*(?:`on: (\\w+)`[^|`]*)?\\| `([^…|]*)` \\|$", Pattern.MULTILINE)
                .matcher(section("### Conditions"))
                .results()
                .toList();
        assertThat(conditions).hasSizeGreaterThan(5);
        for (int i = 0; i < conditions.size(); i++) {
            append(directory.resolve("journeys.yaml"), """
                  example-%d:
                    on: %s
                    when:
                      %s
                    freshFor: P1D
                    steps: [{ publish: Example }]
                """.formatted(
                            i,
                            Objects.requireNonNullElse(conditions.get(i).group(1), "PurchaseCompleted"),
                            conditions.get(i).group(2)));
        }
        assertThat(PlaybookCompiler.compile(directory, directory.resolve("target")))
                .isEmpty();
    }

    @Test
    void theTableOfEventsIsComplete() {
        String table = section("### Events");
        Vocabulary.events().forEach(event -> assertThat(table).contains("`" + event + "`"));
        Vocabulary.variables().forEach(value -> assertThat(table).contains("`{{" + value + "}}`"));
    }

    private static String section(String heading) {
        String rest = GUIDE.substring(GUIDE.indexOf(heading) + heading.length());
        return Pattern.compile("^##", Pattern.MULTILINE).split(rest, 2)[0];
    }

    /** The code blocks, without the indentation of the list that they stand in. */
    private static List<String> blocks(String section) {
        return Pattern.compile("```\\w+\\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceAll("```\\w*\\n?", "").replaceAll("(?m)^   ", ""))
                .toList();
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, read(file) + "\n" + text);
    }

    private static void copy(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(PLAYBOOK, 2)) {
            for (Path file :
                    files.filter(it -> it.toString().matches(".*(yaml|mjml)")).toList()) {
                Path copy = target.resolve(PLAYBOOK.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
