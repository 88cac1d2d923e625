package dev.perennial.categories;

import dev.perennial.categories.Line.Order;
import dev.perennial.categories.Line.Other;
import dev.perennial.categories.Line.Unreadable;
import dev.perennial.categories.Passages.Passage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Reads files of orders, line by line, and notes what was of no use. */
final class Orders {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Words words;
    private final Consumer<String> complaints;
    private final Buyers buyers = new Buyers();

    /** Looked at from another thread, to show how far we are. */
    private final AtomicLong lines = new AtomicLong();

    private long orders;
    private long without;
    private long others;
    private long unreadable;

    /**
     * Orders in these words.
     *
     * @param complaints is told each line that cannot be read
     */
    Orders(Words words, Consumer<String> complaints) {
        this.words = words;
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
        Optional<CsvLines> columns = header.map(Passage::text).flatMap(CsvLines::of);
        if (columns.isEmpty()) {
            header.ifPresent(it -> unreadable(name, it.number(), "the columns customer and category are not named"));
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
            case Order(String customer, List<String> categories) -> {
                orders++;
                if (!categories.isEmpty()) {
                    buyers.came(customer);
                }
                List<String> known = new ArrayList<>();
                categories.forEach(word -> words.category(word).ifPresent(known::add));
                known.forEach(category -> buyers.bought(customer, category));
                without += known.isEmpty() ? 1 : 0;
            }
            case Other _ -> others++;
            case Unreadable(String because) -> unreadable(name, number, because);
        }
    }

    private void unreadable(String name, long number, String because) {
        unreadable++;
        complaints.accept(name + ":" + number + ": " + because);
    }

    Buyers buyers() {
        return buyers;
    }

    /** How many lines are read so far. */
    long lines() {
        return lines.get();
    }

    /** What was read, in one line. */
    String told() {
        return "%,d orders read, %,d of them without a category that counts; %,d other events, %,d lines that cannot be read"
                .formatted(orders, without, others, unreadable);
    }
}
