package dev.perennial.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void everyFunctionIsListedWithItsPackageAndItsHandler() throws IOException {
        assertThat(output("functions").lines())
                .containsExactlyInAnyOrderElementsOf(DeploymentPackage.all().stream()
                        .map(it -> it + " " + DeploymentPackage.root().relativize(it.file()) + " "
                                + it.function().handlerClass())
                        .toList());
        assertThat(output("functions", "on-purchase"))
                .startsWith("on-purchase functions/recording/")
                .hasLineCount(1);
    }

    @Test
    void inTheTemplateForImagesEveryFunctionIsAnImageAndNothingIsLeftOfPackages() throws IOException {
        String template = output("template");
        for (DeploymentPackage function : DeploymentPackage.all()) {
            assertThat(template)
                    .contains("ImageUri: !Sub ${ImageRepository}:" + function + "-${")
                    .contains("Command: [" + function.function().handlerClass() + "]");
        }
        assertThat(template)
                .contains("  ImageRepository:\n    Type: String\n")
                .contains("    SnapStart: {ApplyOn: PublishedVersions}\n")
                .doesNotContain("CodeUri", "Handler:", "Runtime: ");
    }

    /** Without it Lambda publishes no version with SnapStart of an image whose base is not its own. */
    @Test
    void anImageSaysThatASnapshotMayBeTakenOfIt() throws IOException {
        assertThat(lastStage()).contains("\nLABEL com.amazonaws.lambda.feature.snapstart=\"Allow\"\n");
    }

    private static String lastStage() throws IOException {
        String dockerfile = Files.readString(IMAGE.resolve("Dockerfile"));
        return dockerfile.substring(dockerfile.lastIndexOf("\nFROM "));
    }

    /** What a script of the folder prints. */
    private static String output(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(IMAGE.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as("%s", printed).isZero();
        return printed;
    }
}
