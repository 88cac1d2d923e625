package dev.perennial.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to start a function.
 *
 * @param name for the tables
 * @param task the folder with the package's contents, or the archive itself
 * @param handler as Lambda is told it
 * @param options of Java, beside Lambda's own
 * @param environment beside what Lambda sets
 */
record Variant(String name, Path task, String handler, List<String> options, Map<String, String> environment) {
    Variant {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** Else it is an archive, and is laid onto the class path. */
    boolean isUnpacked() {
        return Files.isDirectory(task);
    }

    /** Where the process works, and Lambda's client looks for the package. */
    Path directory() {
        return isUnpacked() ? task : Optional.ofNullable(task.getParent()).orElse(task);
    }

    Variant named(String other) {
        return new Variant(other, task, handler, options, environment);
    }

    Variant at(Path other) {
        return new Variant(name, other, handler, options, environment);
    }

    Variant with(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new Variant(name, task, handler, more, environment);
    }

    Variant with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Variant(name, task, handler, options, more);
    }
}
