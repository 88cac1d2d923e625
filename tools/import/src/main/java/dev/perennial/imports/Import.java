package dev.perennial.imports;

import dev.perennial.commandline.Progress;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.files.Dialect;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.RefundSums;
import dev.perennial.imports.format.Row;
import dev.perennial.imports.format.Settings;
import dev.perennial.imports.posting.Poster;
import dev.perennial.imports.posting.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One import: a look at what the files come to, and then the posts. */
final class Import {
    private static final String REJECTED = "rejected.csv";
    private static final long BETWEEN_NOTES = Duration.ofMillis(500).toNanos();

    private final Optional<Format> format;
    private final List<Path> files;
    private final Settings settings;
    private final Path folder;
    private final PrintStream out;
    private final Passage passage;
    private volatile @Nullable Poster poster;

    /** What the posts came to. */
    record Outcome(long facts, long before, long posts, long again, long refused, Duration took, Path folder) {
        String words() {
            String resumed = before > 0 ? " (%,d of them in an earlier run)".formatted(before) : "";
            String repeated =
                    again > 0 ? ", %,d of them once more because the other side had too much".formatted(again) : "";
            String bad = refused > 0 ? " %,d were refused: see %s.".formatted(refused, folder.resolve(REJECTED)) : "";
            return "%,d facts are posted%s in %,d posts%s, %s, %,d a second.%s They take effect within seconds."
                    .formatted(
                            facts,
                            resumed,
                            posts,
                            repeated,
                            Progress.words(took.toSeconds()),
                            Progress.rate(facts - before, took),
                            bad);
        }
    }

    /** @param folder where rejected rows and the checkpoint go */
    Import(Optional<Format> format, List<Path> files, Settings settings, Path folder, PrintStream out) {
        this.format = format;
        this.files = List.copyOf(files);
        this.settings = settings;
        this.folder = folder;
        this.out = out;
        this.passage = new Passage(format, files, settings);
    }

    Passage passage() {
        return passage;
    }

    /** How many facts are answered. */
    long answered() {
        Poster now = poster;
        return now == null ? 0 : now.answered();
    }

    private Checkpoint checkpoint(String place) throws IOException {
        return Checkpoint.of(
                folder,
                format.map(Format::name).orElse(""),
                files,
                settings,
                place,
                RefundFile.of(folder, place).version());
    }

    /** Reads everything, writes nothing but {@code rejected.csv}, and tells what it comes to. */
    Tally look(String place) throws IOException {
        Files.createDirectories(folder);
        Tally tally = new Tally();
        // What an earlier run was told by the other side stays, where this one goes on with it.
        boolean goesOn = checkpoint(place).done() > 0;
        Path file = folder.resolve(goesOn ? "rejected.csv.again" : REJECTED);
        try (RejectedRows rejected = new RejectedRows(file, false)) {
            passage.through(RefundFile.of(folder, place).read(), new Forwarding(tally) {
                @Override
                public void rejected(Place row, String column, String because) {
                    rejected.add(row, column, because);
                    super.rejected(row, column, because);
                }
            });
        }
        if (goesOn) {
            Files.delete(file);
        }
        return tally;
    }

    /** Posts what was not answered before. */
    Outcome post(Target target, String place, int underWay) throws IOException, InterruptedException {
        Checkpoint checkpoint = checkpoint(place);
        long before = checkpoint.done();
        if (before > 0) {
            out.printf("%nGoing on after %,d facts that were answered before (%s).%n", before, checkpoint.file());
        }
        AtomicLong refused = new AtomicLong();
        long began = System.nanoTime();
        try (RejectedRows rejected = new RejectedRows(folder.resolve(REJECTED), true);
                Poster posting = new Poster(target, checkpoint.run(), underWay, before, new Poster.Results() {
                    private long last = System.nanoTime();

                    @Override
                    public void refused(Place row, String field, String because) {
                        refused.incrementAndGet();
                        rejected.add(row, field, because);
                    }

                    @Override
                    public void done(long facts) {
                        long now = System.nanoTime();
                        if (now - last > BETWEEN_NOTES) {
                            last = now;
                            rejected.flush();
                            note(checkpoint, facts, false);
                        }
                    }
                })) {
            poster = posting;
            boolean whole = false;
            try {
                RefundFile refunds = RefundFile.of(folder, place);
                RefundSums sums = refunds.read();
                passage.through(sums, new Posts(posting));
                posting.finish();
                whole = true;
                refunds.write(sums);
            } catch (Stopped stopped) {
                Thread.currentThread().interrupt();
                throw stopped.cause;
            } finally {
                rejected.flush();
                note(checkpoint, posting.done(), whole);
            }
            return new Outcome(
                    posting.done(),
                    before,
                    posting.posts(),
                    posting.slowed(),
                    refused.get(),
                    Duration.ofNanos(System.nanoTime() - began),
                    folder);
        }
    }

    private static void note(Checkpoint checkpoint, long facts, boolean complete) {
        try {
            checkpoint.write(facts, complete);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Carries an interruption through the passage. */
    private static final class Stopped extends RuntimeException {
        private final InterruptedException cause;

        Stopped(InterruptedException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** Posts facts; the rest was told at the first look. */
    private record Posts(Poster poster) implements Observer {
        @Override
        public void fact(Event event, Place from) {
            try {
                poster.take(event, from);
            } catch (InterruptedException stopped) {
                throw new Stopped(stopped);
            }
        }

        @Override
        public void leftOut(Place row, String because) {}

        @Override
        public void rejected(Place row, String column, String because) {}

        @Override
        public void consent(CustomerRef who, Consent state, String because, Optional<Instant> at, Place from) {}

        @Override
        public void note(String sentence) {}

        @Override
        public void attribute(CustomerRef who, String name, String value, Instant at, Place from) {}
    }

    /** Passes everything on. */
    private static class Forwarding implements Observer {
        private final Observer to;

        Forwarding(Observer to) {
            this.to = to;
        }

        @Override
        public void file(String name, Format format, Layout layout, Dialect dialect) {
            to.file(name, format, layout, dialect);
        }

        @Override
        public void row(Row row) {
            to.row(row);
        }

        @Override
        public void passedOver(String file, String because) {
            to.passedOver(file, because);
        }

        @Override
        public boolean heedsIds() {
            return to.heedsIds();
        }

        @Override
        public void fact(Event event, Place from) {
            to.fact(event, from);
        }

        @Override
        public void leftOut(Place row, String because) {
            to.leftOut(row, because);
        }

        @Override
        public void rejected(Place row, String column, String because) {
            to.rejected(row, column, because);
        }

        @Override
        public void consent(CustomerRef who, Consent state, String because, Optional<Instant> at, Place from) {
            to.consent(who, state, because, at, from);
        }

        @Override
        public void note(String sentence) {
            to.note(sentence);
        }

        @Override
        public void attribute(CustomerRef who, String name, String value, Instant at, Place from) {
            to.attribute(who, name, value, at, from);
        }
    }
}
