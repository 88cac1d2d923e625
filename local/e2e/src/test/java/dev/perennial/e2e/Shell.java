package dev.perennial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A bash that knows where a local cloud is. */
record Shell(LocalCloud cloud, Map<String, String> variables) {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String MARK = "==== end of step ";

    Shell {
        variables = Map.copyOf(variables);
    }

    Shell(LocalCloud cloud) {
        this(cloud, Map.of());
    }

    /** Whether this machine has all of these commands. */
    static boolean has(String... commands) throws IOException, InterruptedException {
        String looking = "command -v " + String.join(" && command -v ", commands);
        return new ProcessBuilder("bash", "-c", looking)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** A document of the project. */
    static String page(String path) throws IOException {
        return Files.readString(LocalCloud.TEMPLATE.resolveSibling(path));
    }

    /** The blocks of a page that are to be run, as they stand. */
    static List<String> blocks(String path) throws IOException {
        List<String> blocks = BLOCK.matcher(page(path))
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
        assertThat(blocks).isNotEmpty();
        return blocks;
    }

    /** Runs the steps one after the other in one shell; gives what each printed. */
    List<String> run(List<String> steps) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -u\n");
        for (String step : steps) {
            script.append(step).append("\necho '").append(MARK).append("'\n");
        }
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script.toString()).redirectErrorStream(true);
        shell.environment().put("HTTP", cloud.http().toString());
        shell.environment().putAll(cloud.endpoints());
        shell.environment().putAll(variables);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        System.out.println(output);
        List<String> outputs = new ArrayList<>(List.of(output.split(MARK + "\\n", -1)));
        outputs.removeLast();
        assertThat(outputs).as("steps that ran to their end").hasSameSizeAs(steps);
        return outputs;
    }
}
