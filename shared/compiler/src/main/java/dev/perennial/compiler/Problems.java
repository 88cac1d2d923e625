package dev.perennial.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what is wrong, so that all of it can be told at once. Each problem is told once. */
final class Problems {
    private final SortedSet<Problem> found = new TreeSet<>();
    private final List<Reference> references = new ArrayList<>();

    void add(String file, Place place, String sentence) {
        found.add(new Problem(file, place, sentence));
    }

    /** A name that must exist; whether it does is told by {@link #addUnknown}. */
    void refer(String kind, String name, String file, Place place) {
        references.add(new Reference(kind, name, file, place));
    }

    private record Reference(String kind, String name, String file, Place place) {}

    void addUnknown(String kind, Set<String> names, String hint) {
        references.stream()
                .filter(it -> it.kind().equals(kind) && !names.contains(it.name()))
                .forEach(it -> add(it.file(), it.place(), "there is no %s \"%s\"%s".formatted(kind, it.name(), hint)));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
