package dev.perennial.packager;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files as Lambda takes them: a zip with one jar in {@code lib}, the same byte for byte wherever and whenever it is
 * written. The files lie in the jar as they are, so that classes need not be inflated when a function starts; and since
 * the zip compresses the jar as a whole, what thousands of small classes have in common counts once.
 */
record Archive(SortedMap<String, byte[]> files) {
    /** The first moment that an archive can state. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    /**
     * Writes the zip.
     *
     * @param name of the jar, without its ending
     */
    void write(Path to, String name) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(entry("lib/" + name + ".jar"));
            zip.write(jar());
            zip.closeEntry();
        }
    }

    private byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            jar.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                ZipEntry entry = entry(each.getKey());
                CRC32 sum = new CRC32();
                sum.update(each.getValue());
                entry.setCrc(sum.getValue());
                entry.setSize(each.getValue().length);
                jar.putNextEntry(entry);
                jar.write(each.getValue());
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        return entry;
    }
}
