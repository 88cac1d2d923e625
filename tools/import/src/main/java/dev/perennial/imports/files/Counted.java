package dev.perennial.imports.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read, also for those who watch. */
final class Counted extends FilterInputStream {
    private final AtomicLong all;
    private long here;

    Counted(InputStream in, AtomicLong all) {
        super(in);
        this.all = all;
    }

    long here() {
        return here;
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
        here += read;
        all.addAndGet(read);
    }
}
