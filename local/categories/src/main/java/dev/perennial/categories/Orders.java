package dev.perennial.categories;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.categories.Line.Order;
import dev.perennial.categories.Line.Other;
import dev.perennial.categories.Line.Unreadable;
import dev.perennial.categories.Passages.Passage;
import dev.perennial.commandline.Progress;
import dev.perennial.commandline.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads files of orders, line by line, and notes what was of no use. */
final class Orders {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Of a file in another form each line would be told. */
    private static final int MOST_TOLD = 20;

    private final Consumer<Order> orders;
    private final List<String> needed;
    private final Consumer<String> complaints;

    /** Looked at from another thread, to show how far we are. */
    private final AtomicLong lines = new AtomicLong();

    private long read;
    private long others;
    private long unreadable;

    /**
     * Hands each order on.
     *
     * @param needed the columns that a CSV file has to have
     * @param complaints is told of the first lines that cannot be read; the others are counted
     */
    Orders(Consumer<Order> orders, List<String> needed, Consumer<String> complaints) {
        this.orders = orders;
        this.needed = List.copyOf(needed);
        this.complaints = complaints;
    }

    /**
     * Reads a file to its end.
     *
     * @param name what complaints call it; one that ends in {@code .csv} is CSV
     */
    void read(String name, Reader file) throws IOException {
        BufferedReader reader = new BufferedReader(file);
        skipByteOrderMark(reader);
        if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            readCsv(name, new Passages(reader));
        } else {
            readJson(name, reader);
        }
    }

    /** Reads files to their ends, packed ones as well, and shows how far it is. */
    void read(List<Path> files, PrintStream shown) throws IOException {
        Progress progress = new Progress(shown, Repository.onTerminal(), "lines", OptionalLong.empty());
        try (Progress.Watch _ = progress.watch(this::lines)) {
            for (Path file : files) {
                try (Reader reader = reader(file)) {
                    read(file.toString(), reader);
                }
            }
        }
    }

    private static Reader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, UTF_8);
    }

    /** Spreadsheets write it before the first column's name. */
    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private void readJson(String name, BufferedReader reader) throws IOException {
        long number = 0;
        for (Optional<String> line = next(reader); line.isPresent(); line = next(reader)) {
            number++;
            lines.incrementAndGet();
            if (!line.get().isBlank()) {
                for (Line said : JsonLines.read(line.get())) {
                    take(name, number, said);
                }
            }
        }
    }

    private void readCsv(String name, Passages passages) throws IOException {
        Optional<Passage> header = passages.next();
        header.ifPresent(it -> lines.addAndGet(it.lines()));
        Optional<CsvLines> columns = header.map(Passage::text).flatMap(it -> CsvLines.of(it, needed));
        if (columns.isEmpty()) {
            header.ifPresent(it ->
                    unreadable(name, it.number(), "the columns " + String.join(" and ", needed) + " are not named"));
            return;
        }
        for (Optional<Passage> next = passages.next(); next.isPresent(); next = passages.next()) {
            Passage passage = next.get();
            lines.addAndGet(passage.lines());
            if (!passage.text().isBlank()) {
                take(name, passage.number(), columns.get().read(passage));
            }
        }
    }

    private static Optional<String> next(BufferedReader reader) throws IOException {
        return Optional.ofNullable(reader.readLine());
    }

    private void take(String name, long number, Line line) {
        switch (line) {
            case Order order -> {
                read++;
                orders.accept(order);
            }
            case Other _ -> others++;
            case Unreadable(String because) -> unreadable(name, number, because);
        }
    }

    private void unreadable(String name, long number, String because) {
        unreadable++;
        if (unreadable <= MOST_TOLD) {
            complaints.accept(name + ":" + number + ": " + because);
        } else if (unreadable == MOST_TOLD + 1) {
            complaints.accept("Further lines that cannot be read are counted alone.");
        }
    }

    /** How many lines are read so far. */
    long lines() {
        return lines.get();
    }

    /** What was read, in one line. */
    String told() {
        return told("");
    }

    /**
     * The same with a clause about the orders.
     *
     * @param clause begins with a comma
     */
    String told(String clause) {
        return "%,d orders read%s; %,d other events, %,d lines that cannot be read"
                .formatted(read, clause, others, unreadable);
    }
}
