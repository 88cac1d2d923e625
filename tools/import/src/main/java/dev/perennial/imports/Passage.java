package dev.perennial.imports;

import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.imports.Formats.Found;
import dev.perennial.imports.files.ExportFile;
import dev.perennial.imports.files.Rows;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Layout.Shape;
import dev.perennial.imports.format.RefundSums;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One passage through all files, in their order. The same files with the same settings tell the same facts in the same
 * order each time: what was posted of them before is passed over by its number.
 */
final class Passage {
    private final Optional<Format> named;
    private final List<Path> files;
    private final Settings settings;
    private final AttributeCatalog attributes;
    private final AtomicLong bytes = new AtomicLong();
    /** A clock that is a little ahead is none that is wrong. */
    private final Instant latest = Instant.now().plusSeconds(300);

    private RefundSums refunds = new RefundSums(Map.of());
    private @Nullable Open open;

    /** The reader of a layout, with the columns that it knows. */
    private record Open(Layout layout, Header header, RowReader reader, Facts facts) {
        boolean goesOn(Layout next, Header with) {
            return layout == next && layout.goesOn(header, with);
        }
    }

    /** @param named the format; nothing where the files tell it themselves */
    Passage(Optional<Format> named, List<Path> files, Settings settings) {
        this(named, files, settings, Playbooks.loadAttributes());
    }

    /** @param attributes those that the playbook declares: columns of these names become theirs */
    Passage(Optional<Format> named, List<Path> files, Settings settings, AttributeCatalog attributes) {
        this.attributes = attributes;
        this.named = named;
        this.files = List.copyOf(files);
        this.settings = settings;
    }

    /** How many bytes of the files have been read. */
    long bytes() {
        return bytes.get();
    }

    /** How many bytes the files have. */
    long allBytes() throws IOException {
        long all = 0;
        for (Path file : files) {
            all += Files.size(file);
        }
        return all;
    }

    /**
     * Reads everything.
     *
     * @throws Refused where a file is not one that can be read
     */
    void through(Observer observer) throws IOException {
        through(new RefundSums(Map.of()), observer);
    }

    /**
     * Reads everything but what was told before.
     *
     * @param sums what earlier imports told of refunds; what this passage tells is added
     * @throws Refused where a file is not one that can be read
     */
    void through(RefundSums sums, Observer observer) throws IOException {
        refunds = sums;
        open = null;
        bytes.set(0);
        for (Path file : files) {
            Instant exportedAt =
                    settings.asOf().orElse(Files.getLastModifiedTime(file).toInstant());
            ExportFile.visit(file, bytes, new ExportFile.Visitor() {
                @Override
                public void visit(ExportFile.Opened opened) throws IOException {
                    read(opened, exportedAt, observer);
                }

                @Override
                public void passedOver(String entry, String because) {
                    observer.passedOver(entry, because);
                }
            });
        }
        end();
    }

    private void read(ExportFile.Opened opened, Instant exportedAt, Observer observer) throws IOException {
        Optional<Found> recognised = layout(opened, observer);
        if (recognised.isEmpty()) {
            return;
        }
        Found found = recognised.get();
        Header header = opened.header();
        if (found.layout().shape() == Shape.CSV_WITHOUT_HEADER) {
            opened.firstLineIsARow().run();
        }
        observer.file(header.file(), found.format(), found.layout(), opened.dialect());
        if (open == null || !open.goesOn(found.layout(), header)) {
            end();
            open = new Open(
                    found.layout(),
                    header,
                    found.layout().reader(header, settings),
                    new Facts(found.format().name(), latest, observer, attributes, refunds));
        }
        open.facts().file(exportedAt, settings.asOf().isPresent());
        rows(opened.rows(), open.reader(), open.facts(), observer);
        open.facts().endOfFile();
    }

    private static void rows(Rows rows, RowReader reader, Facts facts, Observer observer) throws IOException {
        while (rows.next()) {
            Row row = rows.row();
            observer.row(row);
            facts.from(row.place());
            Optional<BadValue> broken = rows.broken();
            if (broken.isPresent()) {
                facts.rejected(broken.get().column(), broken.get().because());
                reader.broken(row.place());
                continue;
            }
            try {
                reader.read(row, facts);
            } catch (BadValue bad) {
                facts.from(row.place());
                facts.rejected(bad.column(), bad.because());
            }
        }
        rows.notes().forEach((sentence, times) -> {
            for (long i = 0; i < times; i++) {
                observer.note(sentence);
            }
        });
    }

    private void end() {
        if (open != null) {
            open.reader().end(open.facts());
            open = null;
        }
    }

    private Optional<Found> layout(ExportFile.Opened opened, Observer observer) {
        Header header = opened.header();
        boolean json = opened.dialect().json();
        List<Found> found = Formats.recognising(header, json).stream()
                .filter(it -> named.isEmpty() || named.get().equals(it.format()))
                .toList();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        if (found.isEmpty() && named.isPresent()) {
            Optional<Found> fitting = fitting(named.get(), header, json);
            if (fitting.isPresent()) {
                return fitting;
            }
        }
        if (opened.archived()) {
            observer.passedOver(header.file(), "its columns are those of no export that is known");
            return Optional.empty();
        }
        throw new Refused(found.isEmpty() ? unknown(header, json) : doubtful(header, found));
    }

    private static Optional<Found> fitting(Format format, Header header, boolean json) {
        return format.layouts().stream()
                .filter(layout -> (layout.shape() == Shape.JSON_LINES) == json)
                .filter(layout -> layout.fits(header))
                .findFirst()
                .map(layout -> new Found(format, layout));
    }

    private String unknown(Header header, boolean json) {
        String kinds = named.map(format -> format.layouts().stream()
                        .map(Layout::name)
                        .collect(Collectors.joining("; ", "that are read of " + format.name() + ": ", "")))
                .orElse("that are recognised; name the format: import FORMAT " + header.file());
        String columns = String.join(
                ", ", header.names().subList(0, Math.min(12, header.names().size())));
        Optional<Found> another = Formats.recognising(header, json).stream().findFirst();
        String instead = another.map(it -> " It looks like " + it.layout().name() + " ("
                        + it.format().name() + ").")
                .orElse("");
        return "%s is none of the files %s.%s Its %s are: %s."
                .formatted(header.file(), kinds, instead, json ? "fields" : "columns", columns);
    }

    private static String doubtful(Header header, List<Found> found) {
        return "%s may be of several formats: %s. Name the one that it is."
                .formatted(
                        header.file(),
                        found.stream().map(it -> it.format().name()).distinct().collect(Collectors.joining(", ")));
    }
}
