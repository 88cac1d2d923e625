package dev.perennial.imports.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** A text in UTF-8, whichever encoding it came in. */
final class Utf8Bytes extends InputStream {
    private final Reader text;
    private final char[] some = new char[8192];
    private byte[] bytes = {};
    private int at;
    private int held;

    Utf8Bytes(Reader text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (at == bytes.length && !fill()) {
            return -1;
        }
        int read = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, from, read);
        at += read;
        return read;
    }

    private boolean fill() throws IOException {
        int read = text.read(some, held, some.length - held);
        int length = held + Math.max(read, 0);
        if (length == 0) {
            return false;
        }
        // The two halves of one character stay together.
        held = read > 0 && Character.isHighSurrogate(some[length - 1]) ? 1 : 0;
        bytes = new String(some, 0, length - held).getBytes(UTF_8);
        at = 0;
        if (held == 1) {
            some[0] = some[length - 1];
        }
        return bytes.length > 0 || fill();
    }
}
