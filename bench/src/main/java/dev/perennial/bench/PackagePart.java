package dev.perennial.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Target 4: what is uploaded. */
final class PackagePart {
    private static final double MEGABYTE = 1_000_000;

    private record Sized(String name, double megabytes) {}

    private PackagePart() {}

    static List<Finding> findings(Shipped shipped) {
        List<Sized> sizes = shipped.template().functions().stream()
                .map(shipped::archive)
                .distinct()
                .map(it -> new Sized(it.getFileName().toString().replace(".zip", ""), size(it)))
                .sorted(Comparator.comparing(Sized::megabytes))
                .toList();
        Sized largest = sizes.getLast();
        return List.of(Finding.atMost(
                "4",
                "Largest of the " + sizes.size() + " packages",
                8,
                " MB",
                largest.megabytes(),
                "%s %s MB, smallest %s %s MB; plain Java %s, Spring Cloud Function %s"
                        .formatted(
                                largest.name(),
                                Series.number(largest.megabytes()),
                                sizes.getFirst().name(),
                                Series.number(sizes.getFirst().megabytes()),
                                Series.number(size(Contenders.peer(shipped, "plain"))),
                                Series.number(size(Contenders.peer(shipped, "typical"))))));
    }

    private static double size(Path archive) {
        try {
            return Files.size(archive) / MEGABYTE;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
