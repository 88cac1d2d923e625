package dev.perennial.emulators;

import dev.perennial.template.Function;
import dev.perennial.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The deployment packages that the template names, unpacked as Lambda unpacks them. */
public final class Packages {
    private final Template template;
    private final Path root;
    private final Path into;

    Packages(Template template, Path root, Path into) {
        this.template = template;
        this.root = root;
        this.into = into;
    }

    /** Unpacks a function's package and returns the folder. */
    Path unpacked(Function function) {
        Path zip = root.resolve(template.resource(function.logicalId())
                .orElseThrow()
                .properties()
                .path("CodeUri")
                .asText());
        if (!Files.exists(zip)) {
            throw new IllegalStateException("There is no package " + zip + "; mvn package builds it.");
        }
        Path folder = into.resolve(function.name());
        unpack(zip, folder);
        return folder;
    }

    /** Unpacks an archive into a folder. */
    public static void unpack(Path zip, Path folder) {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entries, entry, folder);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void unpack(InputStream from, ZipEntry entry, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("The package reaches out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(from, file);
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
