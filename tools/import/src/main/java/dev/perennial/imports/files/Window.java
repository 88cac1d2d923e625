package dev.perennial.imports.files;

import java.io.IOException;
import java.io.InputStream;

/** A part of a file in memory: from the beginning of a row on, which never moves out of it. */
final class Window {
    private static final int FIRST = 1 << 18;

    private final InputStream in;
    byte[] bytes = new byte[FIRST];
    /** Where the present row begins. */
    int start;
    /** Where what was read ends. */
    int end;

    boolean over;

    Window(InputStream in) {
        this.in = in;
    }

    /**
     * Reads on; the row moves to the front.
     *
     * @return false where nothing more comes
     */
    boolean more() throws IOException {
        if (over) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2);
        }
        int read = in.read(bytes, end, bytes.length - end);
        if (read < 0) {
            over = true;
            return false;
        }
        end += read;
        return true;
    }

    /**
     * Passes over everything up to the end of the line that begins at {@link #start}; its length in memory never grows.
     */
    void skipLine() throws IOException {
        while (true) {
            for (int at = start; at < end; at++) {
                if (bytes[at] == '\n') {
                    start = at + 1;
                    return;
                }
            }
            start = end;
            if (!more()) {
                return;
            }
        }
    }
}
