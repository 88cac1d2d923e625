package dev.perennial.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that are longer than the samples. */
final class Exports {
    private Exports() {}

    /** An export of so many orders of forty people, as Shopify writes it. */
    static Path orders(Path folder, int orders) throws IOException {
        List<String> lines = Files.readString(Samples.path("shopify/orders_export.csv"))
                .lines()
                .toList();
        StringBuilder text = new StringBuilder(lines.getFirst()).append('\n');
        for (int i = 0; i < orders; i++) {
            text.append(lines.get(1)
                            .replace("#1001", "#" + i)
                            .replace("5000000000001", Integer.toString(i))
                            .replace("23:49:59", "%02d:%02d:%02d".formatted(i / 3600, i / 60 % 60, i % 60))
                            .replace("ana@", "person-" + i % 40 + "@"))
                    .append('\n');
        }
        Path file = folder.resolve("orders.csv");
        Files.writeString(file, text);
        return file;
    }
}
