package dev.perennial.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process of Java with the class path of this one, that prints one line of numbers. */
final class Child {
    private Child() {}

    static List<Double> run(List<String> prefix, List<String> options, String... program) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(program));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.onExit().join().exitValue();
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", program) + " ended with " + exit + ": " + printed);
            }
            return Stream.of(printed.strip().lines().toList().getLast().split(" ", -1))
                    .map(Double::valueOf)
                    .toList();
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }
}
