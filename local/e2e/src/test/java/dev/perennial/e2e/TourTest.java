package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs docs/tour.md: its shell blocks in one shell, one after the other. Each line of the block that follows must stand
 * in what the shell printed; a line that begins with "aws: " is looked for only where there is an AWS command line.
 */
@Tag("slow")
class TourTest {
    private static final Pattern STEP = Pattern.compile("```sh\\n(.*?)```\\n```text\\n(.*?)```", Pattern.DOTALL);

    private record Step(String commands, List<String> expected) {}

    @Test
    @Needs(Cloud.Offer.LOCAL_PAGES)
    void theTourShowsWhatHappens() throws IOException, InterruptedException {
        assumeTrue(Shell.has("curl", "openssl"), "the tour needs bash, curl and openssl");
        boolean aws = Shell.has("aws");
        List<Step> steps = steps();

        List<String> outputs;
        // Tour and suite share no customer but the counters, so the tour has a cloud of its own.
        try (LocalCloud cloud = LocalCloud.start()) {
            outputs = new Shell(cloud).run(steps.stream().map(Step::commands).toList());
        }

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
        Matcher found = STEP.matcher(Shell.page("docs/tour.md"));
        while (found.find()) {
            steps.add(new Step(found.group(1), found.group(2).lines().toList()));
        }
        assertThat(steps).hasSizeGreaterThan(5);
        return steps;
    }
}
