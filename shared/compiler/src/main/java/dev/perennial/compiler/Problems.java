package dev.perennial.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what is wrong, so that all of it can be told at once. Each problem is told once. */
final class Problems {
    private final SortedSet<Problem> found = new TreeSet<>();
    private final List<Needed> needed = new ArrayList<>();

    void add(String file, int line, String sentence) {
        found.add(new Problem(file, line, sentence));
    }

    /** A name that must exist; whether it does is told by {@link #tellUnknown}. */
    void needs(String kind, String name, String file, int line) {
        needed.add(new Needed(kind, name, file, line));
    }

    private record Needed(String kind, String name, String file, int line) {}

    void tellUnknown(String kind, Set<String> names, String hint) {
        needed.stream()
                .filter(it -> it.kind().equals(kind) && !names.contains(it.name()))
                .forEach(it -> add(it.file(), it.line(), "there is no %s \"%s\"%s".formatted(kind, it.name(), hint)));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
