package dev.perennial.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of one file of the playbook; {@code name} is what problems call it. */
record Source(String name, String text) {
    /** Some editors write it before the text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** An absent or unreadable file is a problem, and reads as empty. */
    static Source read(Path directory, String name, Problems problems) {
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            problems.add(name, Place.START, "this file is missing");
            return new Source(name, "");
        }
        try {
            String text = Files.readString(file);
            return new Source(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (MalformedInputException e) {
            problems.add(name, Place.START, "this file is not UTF-8; save it in that encoding");
            return new Source(name, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the character at {@code offset} stands. */
    Place placeOf(int offset) {
        String before = text.substring(0, offset);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Place(line, offset - before.lastIndexOf('\n'));
    }
}
