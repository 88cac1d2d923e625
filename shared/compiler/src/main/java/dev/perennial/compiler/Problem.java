package dev.perennial.compiler;

import java.util.Comparator;

/** What is wrong, where, and what to do about it. */
public record Problem(String file, Place place, String sentence) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::place).thenComparing(Problem::sentence);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + place + ": " + sentence;
    }
}
