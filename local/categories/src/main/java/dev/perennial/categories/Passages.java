package dev.perennial.categories;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a CSV file; those together that quotation marks hold together (RFC 4180, 2.6). A quotation mark that is
 * not closed within some lines spoils its own line alone: whoever forgot it would lose the rest of the file otherwise.
 */
final class Passages {
    private static final int MOST_LINES = 100;

    private final BufferedReader file;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long number;

    Passages(BufferedReader file) {
        this.file = file;
    }

    /**
     * One line, or some that belong together.
     *
     * @param number of the first line
     * @param closed whether each quotation mark has another
     */
    record Passage(long number, int lines, String text, boolean closed) {}

    Optional<Passage> next() throws IOException {
        Optional<String> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(first.get());
        List<String> more = new ArrayList<>();
        boolean open = opens(first.get());
        while (open && more.size() < MOST_LINES) {
            Optional<String> next = line();
            if (next.isEmpty()) {
                break;
            }
            more.add(next.get());
            text.append('\n').append(next.get());
            open ^= opens(next.get());
        }
        if (open) {
            for (String line : more.reversed()) {
                ahead.push(line);
            }
            return Optional.of(new Passage(++number, 1, first.get(), false));
        }
        Passage passage = new Passage(number + 1, 1 + more.size(), text.toString(), true);
        number += passage.lines();
        return Optional.of(passage);
    }

    private Optional<String> line() throws IOException {
        return ahead.isEmpty() ? Optional.ofNullable(file.readLine()) : Optional.of(ahead.pop());
    }

    /** A doubled quotation mark stands for itself, and an even number changes nothing. */
    private static boolean opens(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }
}
