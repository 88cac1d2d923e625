package dev.perennial.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that customers see speak all languages alike. */
class PageLanguagesTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void everyTextIsThereInEachLanguage() throws IOException {
        List<Path> english = files("texts.en.properties");
        assertThat(english).hasSizeGreaterThan(3);
        for (Path file : english) {
            Properties texts = read(file);
            assertThat(texts.stringPropertyNames()).as("%s", file).isNotEmpty();
            assertThat(read(file.resolveSibling("texts.de.properties")).stringPropertyNames())
                    .as("texts in German, beside %s", file)
                    .isEqualTo(texts.stringPropertyNames());
        }
        assertThat(files("texts.de.properties")).hasSameSizeAs(english);
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (Path file : Stream.concat(files("texts.en.properties").stream(), files("texts.de.properties").stream())
                .toList()) {
            assertThat(read(file).values())
                    .as("%s", file)
                    .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
        }
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
