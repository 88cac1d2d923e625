package dev.perennial.compiler;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what is wrong, so that all of it can be told at once. Each problem is told once. */
final class Problems {
    private final SortedSet<Problem> found = new TreeSet<>();

    void add(String file, int line, String sentence) {
        found.add(new Problem(file, line, sentence));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
