package dev.perennial.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.imports.format.Place;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code rejected.csv}: where a row stands, and why it is not imported; nothing of what it says. */
final class RejectedRows implements AutoCloseable {
    private final BufferedWriter out;

    /** @param goesOn whether what an earlier run wrote stays */
    RejectedRows(Path file, boolean goesOn) throws IOException {
        out = goesOn && Files.exists(file)
                ? Files.newBufferedWriter(file, UTF_8, StandardOpenOption.APPEND)
                : Files.newBufferedWriter(file, UTF_8);
        if (!goesOn || Files.size(file) == 0) {
            out.write("file,line,column,reason\n");
        }
    }

    synchronized void add(Place row, String column, String because) {
        try {
            out.write(cell(row.file()) + "," + row.line() + "," + cell(column) + "," + cell(because) + "\n");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    synchronized void flush() {
        try {
            out.flush();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String cell(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
