package dev.perennial.imports;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import dev.perennial.imports.files.Dialect;
import dev.perennial.imports.format.Consent;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.Place;
import dev.perennial.imports.format.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What files come to, counted before anything is written. */
final class Tally implements Observer {
    private static final int EXAMPLES = 10;
    private static final int LINES = 12;
    private static final int ROWS_OF_AN_EXAMPLE = 500;
    /** No fact is from before. */
    private static final int FIRST_YEAR = 1990;

    private static final int MONTHS = 12 * 200;
    private static final int MONTHS_SHOWN = 36;

    private final People people = new People();
    private final List<String> files = new ArrayList<>();
    private final Map<Class<?>, Count> facts = new HashMap<>();
    private final Map<String, Month[]> money = new TreeMap<>();
    private final Map<Consent, Count> words = new EnumMap<>(Consent.class);
    private final Map<String, Reason> leftOut = new LinkedHashMap<>();
    private final Map<String, Reason> rejected = new LinkedHashMap<>();
    private final Map<String, Integer> notes = new LinkedHashMap<>();
    private final Map<String, Integer> attributes = new LinkedHashMap<>();
    private final Map<Place, Example> examples = new LinkedHashMap<>();
    private final LinkedHashMap<Place, String> recent = new LinkedHashMap<>();
    private long rows;
    /** Rows after it are none of an example's. */
    private long lastExampleRow = Long.MAX_VALUE;

    private long events;
    private String lastCurrency = "";
    private Month[] lastMonths = {};
    private @Nullable CustomerRef lastMet;

    /** How many facts of one type, or words on consent of one kind. */
    private static final class Count {
        private final String type;
        private int events;

        Count(String type) {
            this.type = type;
        }
    }

    private static final class Month {
        private final int year;
        private final int month;
        private long orders;
        private long paid;
        private long refunds;
        private long refunded;

        Month(int year, int month) {
            this.year = year;
            this.month = month;
        }
    }

    private static final class Reason {
        private long rows;
        private final List<Place> first = new ArrayList<>();

        void at(Place place) {
            rows++;
            if (first.size() < LINES) {
                first.add(place);
            }
        }
    }

    private record Example(String row, List<String> facts) {}

    long rows() {
        return rows;
    }

    long events() {
        return events;
    }

    long rejectedRows() {
        return rejected.values().stream().mapToLong(reason -> reason.rows).sum();
    }

    @Override
    public void file(String name, Format format, Layout layout, Dialect dialect) {
        files.add("%s: %s (%s). %s.".formatted(name, layout.name(), format.name(), dialect.words()));
    }

    @Override
    public void passedOver(String file, String because) {
        files.add(file + ": passed over, " + because + ".");
    }

    @Override
    public void row(Row row) {
        rows++;
        if (examples.size() < EXAMPLES) {
            recent.put(row.place(), row.shown());
            if (recent.size() > 300) {
                recent.pollFirstEntry();
            }
        }
    }

    @Override
    public boolean heedsIds() {
        return false;
    }

    @Override
    public void fact(Event event, Place from) {
        events++;
        Count count = facts.get(event.fact().getClass());
        if (count == null) {
            count = new Count(event.fact().type());
            facts.put(event.fact().getClass(), count);
        }
        count.events++;
        if (!event.customer().equals(lastMet)) {
            lastMet = event.customer();
            people.met(name(event.customer()));
        }
        switch (event.fact()) {
            case Fact.PurchaseCompleted bought -> {
                Month month = month(bought.total().currency(), event.occurredAt());
                month.orders++;
                month.paid = Math.addExact(month.paid, bought.total().minorUnits());
            }
            case Fact.PurchaseRefunded refund -> {
                Month month = month(refund.amount().currency(), event.occurredAt());
                month.refunds++;
                month.refunded = Math.addExact(month.refunded, refund.amount().minorUnits());
            }
            default -> {
                // Counted by its name alone.
            }
        }
        if (rows <= lastExampleRow) {
            example(event, from);
        }
    }

    private void example(Event event, Place from) {
        Example example = examples.get(from);
        if (example == null && examples.size() < EXAMPLES && recent.containsKey(from)) {
            example = new Example(recent.get(from), new ArrayList<>());
            examples.put(from, example);
            lastExampleRow = examples.size() < EXAMPLES ? Long.MAX_VALUE : rows + ROWS_OF_AN_EXAMPLE;
            if (examples.size() == EXAMPLES) {
                recent.clear();
            }
        }
        if (example != null && example.facts.size() < EXAMPLES) {
            example.facts.add(event.occurredAt() + "  " + event.words());
        }
    }

    private Month month(String currency, Instant at) {
        if (!currency.equals(lastCurrency)) {
            lastCurrency = currency;
            lastMonths = money.computeIfAbsent(currency, _ -> months());
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), 86_400L));
        int index = (day.getYear() - FIRST_YEAR) * 12 + day.getMonthValue() - 1;
        return lastMonths[index];
    }

    private static Month[] months() {
        Month[] months = new Month[MONTHS];
        Arrays.setAll(months, index -> new Month(FIRST_YEAR + index / 12, index % 12 + 1));
        return months;
    }

    /** By which two rows are taken to be of one person, for counting alone. */
    private static String name(CustomerRef who) {
        return who.email().map(email -> email.value()).or(who::externalId).orElse("");
    }

    @Override
    public void leftOut(Place row, String because) {
        leftOut.computeIfAbsent(because, _ -> new Reason()).at(row);
    }

    @Override
    public void rejected(Place row, String column, String because) {
        String reason = rejected.size() < 200 ? "%s: %s".formatted(column, because) : "other reasons";
        rejected.computeIfAbsent(reason, _ -> new Reason()).at(row);
    }

    @Override
    public void consent(CustomerRef who, Consent state, String because, Optional<Instant> at, Place from) {
        Count word = words.get(state);
        if (word == null) {
            word = new Count(state.word());
            words.put(state, word);
        }
        word.events++;
        lastMet = who;
        people.said(name(who), state, at.filter(_ -> state != Consent.UNKNOWN));
    }

    @Override
    public void note(String sentence) {
        notes.merge(sentence, 1, Integer::sum);
    }

    @Override
    public void attribute(CustomerRef who, String name, String value, Instant at, Place from) {
        attributes.merge(attributes.size() < 200 ? name : "others", 1, Integer::sum);
    }

    /** The report, for people. */
    String report() {
        StringBuilder out = new StringBuilder();
        files.stream().limit(100).forEach(line -> out.append(line).append('\n'));
        out.append("\nRows        %,d\n".formatted(rows));
        out.append("Customers   %s%,d\n".formatted(people.isMore() ? "more than " : "", people.size()));
        out.append("Facts       %,d%s\n"
                .formatted(
                        events,
                        parts(facts.values().stream()
                                .collect(toMap(
                                        count -> count.type, count -> count.events, Integer::sum, TreeMap::new)))));
        money(out);
        consents(out);
        reasons(out, "Left out", leftOut);
        reasons(out, "Rejected (rejected.csv has them all)", rejected);
        if (!attributes.isEmpty()) {
            out.append("\nColumns of your own, which are not kept yet%s\n".formatted(parts(attributes)));
        }
        if (!notes.isEmpty()) {
            out.append("\nWorth knowing\n");
            notes.forEach((sentence, times) -> out.append("  %s (%,d)\n".formatted(sentence, times)));
        }
        examples(out);
        return out.toString();
    }

    private static String parts(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
                        .collect(joining(", ", ": ", ""));
    }

    private void money(StringBuilder out) {
        if (money.isEmpty()) {
            return;
        }
        out.append("\nMoney, by the month of the order in UTC\n");
        out.append("  %-8s %-8s %10s %18s %8s %16s\n".formatted("", "", "orders", "paid", "refunds", "refunded"));
        money.forEach((currency, all) -> {
            List<Month> months = Arrays.stream(all)
                    .filter(month -> month.orders + month.refunds > 0)
                    .toList();
            int skipped = Math.max(0, months.size() - MONTHS_SHOWN);
            if (skipped > 0) {
                out.append("  %-8s %,d earlier months are not shown\n".formatted(currency, skipped));
            }
            months.stream()
                    .skip(skipped)
                    .forEach(month -> out.append(String.format(
                            Locale.ROOT,
                            "  %-8s %04d-%02d  %10d %18s %8d %16s%n",
                            currency,
                            month.year,
                            month.month,
                            month.orders,
                            new Money(month.paid, currency).decimal(),
                            month.refunds,
                            new Money(month.refunded, currency).decimal())));
        });
    }

    private void consents(StringBuilder out) {
        out.append("\nMay be written to   %,d of %,d\n".formatted(mayBeWrittenTo(), people.size()));
        line(
                out,
                "nobody knows since when they agreed: say when the files were exported (--as-of)",
                people.undated(Consent.YES));
        line(out, "they said no", people.count(Optional.of(Consent.NO)));
        line(out, "the source writes to them no more (suppressed)", people.count(Optional.of(Consent.SUPPRESSED)));
        line(out, "nothing that the files say is a yes", people.count(Optional.of(Consent.UNKNOWN)));
        line(out, "entries made for tests", people.count(Optional.of(Consent.TEST)));
        line(out, "the files do not speak of consent", people.count(Optional.empty()));
        String said = words.values().stream()
                .map(word -> "%s %,d".formatted(word.type, word.events))
                .collect(joining(", "));
        if (!said.isEmpty()) {
            out.append("  Words on consent in the rows: ").append(said).append('\n');
        }
    }

    /** How many may be written to by what the files say. */
    int mayBeWrittenTo() {
        return people.count(Optional.of(Consent.YES)) - people.undated(Consent.YES);
    }

    private static void line(StringBuilder out, String why, int count) {
        if (count > 0) {
            out.append("  not %,d: %s\n".formatted(count, why));
        }
    }

    private static void reasons(StringBuilder out, String title, Map<String, Reason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        long rows = reasons.values().stream().mapToLong(reason -> reason.rows).sum();
        out.append("\n%s   %,d rows\n".formatted(title, rows));
        reasons.forEach((because, reason) -> {
            String more = reason.rows > reason.first.size() ? ", …" : "";
            String where = reason.first.stream().map(Place::toString).collect(joining(", "));
            out.append("  %,d: %s (%s%s)\n".formatted(reason.rows, because, where, more));
        });
    }

    private void examples(StringBuilder out) {
        if (examples.isEmpty()) {
            return;
        }
        out.append("\nExamples\n");
        examples.forEach((place, example) -> {
            out.append("  ")
                    .append(place)
                    .append("  ")
                    .append(example.row.replace('\n', ' '))
                    .append('\n');
            example.facts.forEach(fact -> out.append("      → ").append(fact).append('\n'));
        });
    }
}
