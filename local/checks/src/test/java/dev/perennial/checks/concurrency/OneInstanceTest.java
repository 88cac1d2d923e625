package dev.perennial.checks.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.template.Function;
import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where functions share a process (Lambda Managed Instances), many threads call one instance of a handler. */
@Tag("slow")
class OneInstanceTest {
    /** template.yaml, with some value for each parameter that has no default. */
    static final Template TEMPLATE = Template.read(
            Path.of("../../template.yaml"),
            Setting.example(Map.of(
                    "PublicBaseUrl", "https://api.example.com",
                    "SenderAddress", "shop@example.com",
                    "SenderIdentity", "example.com",
                    "PostalAddress", "Tea Street 1, Berlin",
                    "SesRatePerSecond", "1000")));

    @Test
    void manyThreadsSeeOfOneInstanceWhatOneThreadSees() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyThreads.class.getName())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(printed.lines())
                .as("%s", printed)
                .filteredOn(line -> line.contains(" calls: "))
                .hasSize(TEMPLATE.functions().size())
                .allSatisfy(line -> assertThat(line).endsWith(": the same"));
    }

    /** What the template tells all functions, and Lambda each of them. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_SESSION_TOKEN", "test"));
        List<Function> functions = TEMPLATE.functions();
        functions.forEach(function -> environment.putAll(function.environment()));
        return environment;
    }
}
