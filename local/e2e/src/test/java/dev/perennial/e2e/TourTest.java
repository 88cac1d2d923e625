package dev.perennial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs docs/tour.md: its shell blocks in one shell, one after the other. Each line of the block
 * that follows must stand in what the shell printed; a line that begins with "aws: " is looked for
 * only where there is an AWS command line.
 */
class TourTest {
    private static final Pattern STEP =
            Pattern.compile("```sh\\n(.*?)```\\n```text\\n(.*?)```", Pattern.DOTALL);
    private static final String MARK = "==== end of step ";

    private record Step(String commands, List<String> expected) {}

    @Test
    @Needs(Cloud.Offer.LOCAL_PAGES)
    void theTourShowsWhatHappens() throws IOException, InterruptedException {
        assumeTrue(has("curl") && has("openssl"), "the tour needs bash, curl and openssl");
        boolean aws = has("aws");
        List<Step> steps = steps();

        List<String> outputs = run(steps);

        assertThat(outputs).as("steps that ran to their end").hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            for (String line : steps.get(i).expected) {
                if (!line.startsWith("aws: ")) {
                    assertThat(outputs.get(i)).contains(line);
                } else if (aws) {
                    assertThat(outputs.get(i)).contains(line.substring("aws: ".length()));
                }
            }
        }
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        Matcher found =
                STEP.matcher(Files.readString(LocalCloud.TEMPLATE.resolveSibling("docs/tour.md")));
        while (found.find()) {
            steps.add(new Step(found.group(1), found.group(2).lines().toList()));
        }
        assertThat(steps).hasSizeGreaterThan(5);
        return steps;
    }

    /**
     * What each step printed. Tour and suite share no customer but the counters, so the tour has a
     * cloud of its own.
     */
    private static List<String> run(List<Step> steps) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -u\n");
        for (Step step : steps) {
            script.append(step.commands).append("echo '").append(MARK).append("'\n");
        }
        try (LocalCloud cloud = LocalCloud.start()) {
            ProcessBuilder shell =
                    new ProcessBuilder("bash", "-c", script.toString()).redirectErrorStream(true);
            shell.environment().put("HTTP", cloud.http().toString());
            shell.environment().put("AWS_ENDPOINT_URL", cloud.awsEndpoint().toString());
            Process process = shell.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            System.out.println(output);
            List<String> outputs = new ArrayList<>(List.of(output.split(MARK + "\\n", -1)));
            outputs.removeLast();
            return outputs;
        }
    }

    private static boolean has(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "command -v " + command).start().waitFor() == 0;
    }
}
