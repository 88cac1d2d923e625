package dev.perennial.imports;

import dev.perennial.commandline.ExportOptions;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Refused;
import dev.perennial.imports.format.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The facts that exported files come to, for whoever wants to try something on them; nothing is posted. */
public final class ImportedFacts {
    private ImportedFacts() {}

    /** How many rows were read, and how many of them could not be. */
    public record Rows(long read, long rejected) {}

    /**
     * Reads files.
     *
     * @param format what wrote them; nothing where their columns tell it
     * @param taker takes each fact, marked as history
     * @throws Misunderstood where the format or an option makes no sense, or a file cannot be read, with a sentence
     */
    public static Rows read(Optional<String> format, List<Path> files, ExportOptions options, Consumer<Event> taker)
            throws IOException {
        Passage passage = new Passage(format.map(OptionReader::format), files, OptionReader.settings(options));
        Counting counting = new Counting(taker);
        try {
            passage.through(counting);
        } catch (Refused refused) {
            throw new Misunderstood(String.valueOf(refused.getMessage()));
        }
        return new Rows(counting.read, counting.rejected);
    }

    private static final class Counting implements Observer {
        private final Consumer<Event> taker;
        private long read;
        private long rejected;

        Counting(Consumer<Event> taker) {
            this.taker = taker;
        }

        @Override
        public void row(Row row) {
            read++;
        }

        @Override
        public void fact(Event event, Place from) {
            taker.accept(event);
        }

        @Override
        public void leftOut(Place row, String because) {}

        @Override
        public void rejected(Place row, String column, String because) {
            rejected++;
        }

        @Override
        public void consent(CustomerRef who, Consent state, String because, Optional<Instant> at, Place from) {}

        @Override
        public void note(String sentence) {}

        @Override
        public void attribute(CustomerRef who, String name, String value, Instant at, Place from) {}
    }
}
