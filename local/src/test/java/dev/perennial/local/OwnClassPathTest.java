package dev.perennial.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./perennial up} starts Java with the class path that Maven has written beside the classes, which holds nothing
 * that only tests bring along.
 */
@Tag("slow")
class OwnClassPathTest {
    @Test
    void theProductsTemplateStartsOnTheClassPathOfUp() throws Exception {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path others = classes.resolveSibling("classpath");
        assumeTrue(Files.exists(others), "Maven writes the class path");

        List<String> said = start(classes + File.pathSeparator + Files.readString(others));

        assertThat(said).last().asString().startsWith("Perennial is ready");
    }

    private static List<String> start(String classPath) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        "dev.perennial.commandline.Main",
                        "up",
                        "--in-memory",
                        "--http-port",
                        "0",
                        "--aws-port",
                        "0",
                        "--template",
                        Path.of("../template.yaml").toRealPath().toString())
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("Perennial is ready")) {
                    break;
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        return said;
    }
}
