package dev.perennial.imports.files;

import dev.perennial.imports.format.Refused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** What comes out of an archive; more than any honest file holds is refused. */
final class Unpacked extends FilterInputStream {
    private static final long FREE = 256L << 20;
    private static final long RATIO = 200;

    private final String file;
    private final LongSupplier packed;
    private long out;

    /** @param packed how many bytes went in until now */
    Unpacked(String file, InputStream in, LongSupplier packed) {
        super(in);
        this.file = file;
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) {
        out += read;
        if (out > FREE && out / RATIO > packed.getAsLong()) {
            throw new Refused(
                    "%s unpacks to more than %,d times its size: no export does. Unpack it yourself if you trust it."
                            .formatted(file, RATIO));
        }
    }

    @Override
    public void close() {
        // The archive is closed as a whole.
    }
}
