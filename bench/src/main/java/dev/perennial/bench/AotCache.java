package dev.perennial.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A cache of loaded and linked classes (JEP 483, 514), made in a run of the function itself. It holds for archives
 * alone, so the package is not unpacked: as in a container image.
 */
final class AotCache {
    private static final int EVENTS = 20;

    private AotCache() {}

    /** The same function with its cache; empty where none comes of it. */
    static Optional<Variant> train(Variant variant, Path zip, Instance.Ground ground) {
        Path archive = ground.folder().resolve("archives/" + variant.name() + ".jar");
        Path cache = ground.folder().resolve(variant.name() + ".aot");
        try {
            Files.createDirectories(ground.folder().resolve("archives"));
            Files.copy(jar(variant).orElse(zip), archive, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        Variant packed = variant.at(archive);
        try (Instance instance = Instance.ready(packed.with("-XX:AOTCacheOutput=" + cache), ground)) {
            for (int event = 0; event < EVENTS; event++) {
                instance.invoke(Contender.MEASURED);
            }
            instance.end();
        }
        return Files.exists(cache)
                ? Optional.of(packed.named(variant.name() + " + AOT").with("-XX:AOTCache=" + cache))
                : Optional.empty();
    }

    /** Whether the package has such an entry. */
    static boolean holds(Variant variant, String entry) {
        try {
            Optional<Path> jar = jar(variant);
            if (jar.isEmpty()) {
                return Files.exists(variant.task().resolve(entry));
            }
            try (ZipFile zip = new ZipFile(jar.get().toFile())) {
                return zip.getEntry(entry) != null;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The one jar in a package that holds its code so. */
    private static Optional<Path> jar(Variant variant) throws IOException {
        Path folder = variant.task().resolve("lib");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.findFirst();
        }
    }
}
