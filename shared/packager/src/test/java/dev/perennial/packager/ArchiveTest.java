package dev.perennial.packager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Archive ARCHIVE =
            new Archive(new TreeMap<>(Map.of("a/B.class", new byte[100], "c.txt", new byte[] {7})));

    @TempDir
    Path folder;

    @Test
    void theZipHoldsOneJarWhoseFilesLieInItAsTheyAre() throws IOException {
        Path zip = folder.resolve("house.zip");
        ARCHIVE.write(zip, "house");
        Path jar = folder.resolve("house.jar");
        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertThat(read.stream().map(ZipEntry::getName)).containsExactly("lib/house.jar");
            Files.copy(read.getInputStream(read.getEntry("lib/house.jar")), jar);
        }
        try (ZipFile read = new ZipFile(jar.toFile())) {
            assertThat(read.stream().map(ZipEntry::getName)).containsExactly("a/B.class", "c.txt");
            assertThat(read.stream()).allMatch(it -> it.getMethod() == ZipEntry.STORED);
            assertThat(read.getInputStream(read.getEntry("c.txt")).readAllBytes())
                    .containsExactly(7);
        }
    }

    @Test
    void itIsTheSameByteForByteWheneverItIsWritten() throws IOException {
        Path first = folder.resolve("first.zip");
        Path again = folder.resolve("again.zip");
        ARCHIVE.write(first, "house");
        ARCHIVE.write(again, "house");
        assertThat(again).hasSameBinaryContentAs(first);
    }
}
