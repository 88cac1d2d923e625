package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names the test that shows each of its promises. */
class SecurityPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|(.*)\\|([^|]*)\\|$");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");
    private static final Pattern TEST = Pattern.compile("void ([a-z][A-Za-z0-9]+)\\(");

    @Test
    void everyTestThatThePageNamesIsThere() throws IOException {
        List<String> named = ROW.matcher(page())
                .results()
                .map(row -> row.group(2))
                .flatMap(shownBy -> NAME.matcher(shownBy).results())
                .map(name -> name.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(60);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void everyRowOfBadInputNamesATest() throws IOException {
        String badInput = page().substring(page().indexOf("## Bad input"));
        List<MatchResult> rows = ROW.matcher(badInput)
                .results()
                .skip(2)
                .filter(row -> !row.group(1).contains("**"))
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(row.group(2)).as(row.group(1)).contains("`"));
    }

    private static String page() throws IOException {
        return Files.readString(Policy.Given.root().resolve("docs/security.md"));
    }

    /** Names of test classes, and of their methods. */
    private static Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        for (String folder : List.of("shared", "functions", "operator", "playbook", "local")) {
            try (Stream<Path> files = Files.walk(Policy.Given.root().resolve(folder))) {
                for (Path file : files.filter(SecurityPageTest::isTest).toList()) {
                    tests.add(file.getFileName().toString().replace(".java", ""));
                    TEST.matcher(Files.readString(file)).results().forEach(method -> tests.add(method.group(1)));
                }
            }
        }
        return tests;
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && (path.contains("/testing/") || path.endsWith("Test.java"));
    }
}
