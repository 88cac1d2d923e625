package dev.perennial.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ImageTest {
    private static final Path IMAGE = DeploymentPackage.root().resolve("image");

    @Test
    void theTrainingKnowsEveryVariableThatAFunctionNeedsAndNoOther() throws IOException {
        List<String> known = Files.readAllLines(IMAGE.resolve("training.env")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("=.*", ""))
                .toList();
        assertThat(known)
                .hasSameElementsAs(DeploymentPackage.all().stream()
                        .flatMap(it -> it.function().environment().keySet().stream())
                        .collect(Collectors.toSet()));
    }

    @Test
    void inTheTemplateForImagesEveryFunctionIsAnImageAndNothingIsLeftOfPackages() throws IOException {
        Process rewriting = new ProcessBuilder(IMAGE.resolve("template").toString())
                .redirectErrorStream(true)
                .start();
        String template = new String(rewriting.getInputStream().readAllBytes(), UTF_8);
        assertThat(rewriting.onExit().join().exitValue()).isZero();
        for (DeploymentPackage function : DeploymentPackage.all()) {
            assertThat(template)
                    .contains("ImageUri: !Sub ${ImageRepository}:" + function.folder() + "-${")
                    .contains("Command: [" + function.function().handlerClass() + "]");
        }
        assertThat(template)
                .contains("  ImageRepository:\n    Type: String\n")
                .doesNotContain("CodeUri", "Handler:", "Runtime: ", "SnapStart");
    }
}
