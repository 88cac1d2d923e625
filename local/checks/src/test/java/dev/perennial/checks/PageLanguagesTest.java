package dev.perennial.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.indicators.Wording;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that customers see speak all languages alike. */
class PageLanguagesTest {
    /** What is said in English, in one text or several that are joined. */
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*\"((?:[^\"]|\"\\s*\\+\\s*\")*)\",");

    private static final Path ROOT = Path.of("../..");
    private static final List<String> OTHERS = List.of("texts.de.properties", "texts.fr.properties");

    @Test
    void everyTextIsThereInEachLanguage() throws IOException {
        List<Path> english = files("texts.en.properties");
        assertThat(english).hasSizeGreaterThan(3);
        for (Path file : english) {
            Properties texts = read(file);
            assertThat(texts.stringPropertyNames()).as("%s", file).isNotEmpty();
            for (String other : OTHERS) {
                assertThat(read(file.resolveSibling(other)).stringPropertyNames())
                        .as("%s, beside %s", other, file)
                        .isEqualTo(texts.stringPropertyNames());
            }
        }
        for (String other : OTHERS) {
            assertThat(files(other)).hasSameSizeAs(english);
        }
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (String name : List.of("texts.en.properties", "texts.de.properties", "texts.fr.properties")) {
            for (Path file : files(name)) {
                assertThat(read(file).values())
                        .as("%s", file)
                        .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
            }
        }
    }

    @Test
    void frenchIsSetAsInFrance() throws IOException {
        for (Path file : files("texts.fr.properties")) {
            assertThat(read(file).values())
                    .as("%s", file)
                    .allSatisfy(text -> assertThat(text.toString())
                            .as("a space before ? ! ; : that may break, none at all, or a straight apostrophe")
                            .doesNotContainPattern("[ \\p{L}][?!;]|[ \\p{L}]:(?!/)|\\p{L}'\\p{L}"));
        }
    }

    /** Reports find what is French by the English sentence. */
    @Test
    void everySentenceOfReportsIsThereInFrench() throws IOException {
        Set<String> sentences = new TreeSet<>();
        for (String file : List.of(
                "domain/indicators/Wording.java", "flow/report/ReportWriter.java", "flow/report/ReportMail.java")) {
            Matcher said = SAID.matcher(Files.readString(
                    ROOT.resolve("shared/domain/src/main/java/dev/perennial").resolve(file)));
            while (said.find()) {
                sentences.add(said.group(1).replaceAll("\"\\s*\\+\\s*\"", ""));
            }
        }
        assertThat(sentences).hasSizeGreaterThan(30);
        assertThat(sentences)
                .as("sentences that domain/indicators/French lacks")
                .filteredOn(english -> Wording.FRENCH.say(english, "").equals(english))
                .containsExactlyInAnyOrder(".", " points");
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> functions = Files.walk(ROOT.resolve("functions"));
                Stream<Path> shared = Files.walk(ROOT.resolve("shared"))) {
            return Stream.concat(functions, shared)
                    .filter(file -> file.endsWith(name))
                    .filter(file -> file.toString().contains("src/main/resources"))
                    .toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
