package dev.perennial.compiler;

import java.util.Comparator;

/** What is wrong, where, and what to do about it. Lines count from 1. */
public record Problem(String file, int line, String sentence) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::line).thenComparing(Problem::sentence);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + sentence;
    }
}
