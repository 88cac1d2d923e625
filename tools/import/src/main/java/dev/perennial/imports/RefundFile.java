package dev.perennial.imports;

import dev.perennial.imports.format.RefundSums;
import dev.perennial.imports.format.Refused;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sums of refunds that earlier imports into one place told, a line for each order: its key, and minor units behind
 * tabs. It is written when an import is whole; one that was stopped goes on with the sums with which it began.
 */
final class RefundFile {
    private final Path file;

    private RefundFile(Path file) {
        this.file = file;
    }

    /** @param place where the facts go: what another installation was told is not known there */
    static RefundFile of(Path folder, String place) {
        return new RefundFile(folder.resolve("refunds-" + Checkpoint.hash(place) + ".tsv"));
    }

    /** @throws Refused where somebody changed the file, and it cannot be read */
    RefundSums read() throws IOException {
        Map<String, List<Long>> sums = new HashMap<>();
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(line -> List.of(line.split("\t")))
                        .forEach(words -> sums.put(
                                words.getFirst(),
                                words.stream().skip(1).map(Long::valueOf).toList()));
            } catch (NumberFormatException damaged) {
                throw new Refused(
                        file + " is damaged: it says which refunds earlier imports told. Put back what it was; or"
                                + " take it away, and refunds that have grown since are not told.");
            }
        }
        return new RefundSums(sums);
    }

    void write(RefundSums sums) throws IOException {
        if (sums.all().isEmpty()) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (BufferedWriter out = Files.newBufferedWriter(next)) {
            for (Map.Entry<String, List<Long>> order : new TreeMap<>(sums.all()).entrySet()) {
                out.write(order.getKey());
                for (long sum : order.getValue()) {
                    out.write("\t" + sum);
                }
                out.write('\n');
            }
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Names what is in it, for a run that goes on has to begin with the same. */
    String version() throws IOException {
        return Files.exists(file) ? Checkpoint.hash(Files.readString(file)) : "";
    }
}
