package dev.perennial.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document of which a part between two marks is written by the benchmarks. */
record Document(Path file) {
    private static String begin(String mark) {
        return "<!-- " + mark + ": begin -->\n";
    }

    private static String end(String mark) {
        return "<!-- " + mark + ": end -->\n";
    }

    void replace(String mark, String text) {
        try {
            Files.writeString(file, replaced(Files.readString(file), mark, text));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The text between two marks. */
    String between(String mark) {
        try {
            String all = Files.readString(file);
            return all.substring(all.indexOf(begin(mark)) + begin(mark).length(), all.indexOf(end(mark)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String replaced(String all, String mark, String text) {
        int from = all.indexOf(begin(mark));
        int to = all.indexOf(end(mark));
        if (from < 0 || to < from) {
            throw new IllegalStateException("there is no place marked " + mark);
        }
        return all.substring(0, from + begin(mark).length()) + text + all.substring(to);
    }
}
