package dev.perennial.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of a run. */
record Report(List<Finding> findings, StartPart starts, Optional<Costs> costs, String machine) {
    String text() {
        return summary() + "\n" + starts.table()
                + costs.map(it -> "\n" + it.text()).orElse("");
    }

    private String summary() {
        return "\nMeasured on: "
                + machine
                + ".\n\n"
                + Finding.HEAD
                + findings.stream()
                        .sorted(Comparator.comparing(Finding::number))
                        .map(Finding::row)
                        .collect(Collectors.joining());
    }

    void write(Path root) {
        Document document = new Document(root.resolve("docs/performance.md"));
        document.replace("targets", summary() + "\n");
        document.replace("starts", "\n" + starts.table() + "\n");
        costs.ifPresent(it -> document.replace("costs", "\n" + it.text() + "\n"));
        try {
            Files.writeString(root.resolve("docs/pictures/cold-starts.svg"), Picture.of(starts.cold()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
