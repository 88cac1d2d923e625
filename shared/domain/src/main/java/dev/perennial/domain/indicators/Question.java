package dev.perennial.domain.indicators;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Of which days a number is asked, put together how, and split by what. */
public sealed interface Question {
    /** Days without {@code from}, the last one included. */
    int USUAL_DAYS = 30;

    /** Ten years: what a table of cohorts needs, and what can be read at once. */
    int MOST_DAYS = 3_660;

    /** Days one by one: more are asked by weeks or months. */
    int MOST_ONE_BY_ONE = 366;

    int FIRST_YEAR = 1990;
    int LAST_YEAR = 2999;

    /**
     * What is asked.
     *
     * @param per how days are put together
     * @param by the parts by which it is split
     * @param before other days to compare with
     */
    record Asked(Span span, Span.Unit per, Set<String> by, Optional<Span> before) implements Question {
        public Asked {
            by = Set.copyOf(by);
        }

        /** The same of the whole months in which these days lie. */
        public Asked ofWholeMonths() {
            return new Asked(
                    span.ofWholeMonths(),
                    per == Span.Unit.ALL ? per : Span.Unit.MONTH,
                    by,
                    before.map(Span::ofWholeMonths));
        }
    }

    /** Why nothing is answered. */
    record Refused(List<Reason> reasons) implements Question {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What is wrong with one of the words.
     *
     * @param message never repeats the word
     */
    record Reason(String parameter, String message) {}

    /**
     * Reads the words of an address or a command.
     *
     * @param words {@code from}, {@code to}, {@code per}, {@code by} and {@code before}, where they are given
     * @param splits the sets of parts by which the number may be asked
     */
    static Question read(Map<String, String> words, LocalDate today, List<Set<String>> splits) {
        List<Reason> reasons = new ArrayList<>();
        LocalDate to = day(words, "to", reasons).orElse(today);
        LocalDate from = day(words, "from", reasons).orElse(to.minusDays(USUAL_DAYS - 1));
        Set<String> by = by(words, splits, reasons);
        Optional<Span.Unit> per = unit(words, reasons);
        Optional<Span> before = Optional.empty();
        if (reasons.isEmpty()) {
            span(from, to).ifPresent(message -> reasons.add(new Reason("from", message)));
        }
        if (reasons.isEmpty()) {
            Span span = new Span(from, to);
            before = before(words, span, reasons);
            if (per.filter(Span.Unit.DAY::equals).isPresent() && span.days() > MOST_ONE_BY_ONE) {
                reasons.add(new Reason("per", "must be week, month or all for more than " + MOST_ONE_BY_ONE + " days"));
            }
        }
        if (!reasons.isEmpty()) {
            return new Refused(reasons);
        }
        Span span = new Span(from, to);
        return new Asked(span, per.orElse(usual(span)), by, before);
    }

    private static Span.Unit usual(Span span) {
        return span.days() <= 62 ? Span.Unit.DAY : span.days() <= 186 ? Span.Unit.WEEK : Span.Unit.MONTH;
    }

    private static Optional<String> span(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            return Optional.of("must not be after the last day");
        }
        long days = new Span(from, to).days();
        return days > MOST_DAYS
                ? Optional.of("must leave " + MOST_DAYS + " days at most, and these are " + days)
                : Optional.empty();
    }

    private static Optional<Span> before(Map<String, String> words, Span span, List<Reason> reasons) {
        Optional<String> written = Optional.ofNullable(words.get("before"));
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (written.get().equals("previous")) {
            return Optional.of(span.before());
        }
        List<Optional<LocalDate>> ends =
                Arrays.stream(written.get().split("/", -1)).map(Question::day).toList();
        if (ends.size() == 2 && ends.stream().allMatch(Optional::isPresent)) {
            LocalDate first = ends.getFirst().get();
            LocalDate last = ends.getLast().get();
            if (span(first, last).isEmpty()) {
                return Optional.of(new Span(first, last));
            }
        }
        reasons.add(new Reason(
                "before", "must be previous, or two days such as 2026-10-01/2026-10-31, the earlier one first"));
        return Optional.empty();
    }

    private static Optional<Span.Unit> unit(Map<String, String> words, List<Reason> reasons) {
        Optional<String> written = Optional.ofNullable(words.get("per"));
        Optional<Span.Unit> unit = written.flatMap(word -> Stream.of(Span.Unit.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst());
        if (written.isPresent() && unit.isEmpty()) {
            reasons.add(new Reason("per", "must be day, week, month or all"));
        }
        return unit;
    }

    private static Set<String> by(Map<String, String> words, List<Set<String>> splits, List<Reason> reasons) {
        Optional<String> written = Optional.ofNullable(words.get("by"));
        List<String> named = written.map(it -> List.of(it.split(",", -1))).orElse(List.of());
        Set<String> by = Set.copyOf(named);
        if (written.isEmpty()) {
            return splits.contains(by) || splits.isEmpty() ? by : least(splits);
        }
        if (!splits.contains(by) || by.size() < named.size()) {
            List<String> known = splits.stream()
                    .filter(Predicate.not(Set::isEmpty))
                    .map(parts -> String.join(",", new TreeSet<>(parts)))
                    .toList();
            reasons.add(new Reason(
                    "by",
                    known.isEmpty()
                            ? "must be left out: this number is not split"
                            : "must be one of " + String.join(" | ", known)));
        }
        return by;
    }

    /**
     * A number that is never counted as a whole, such as money of several currencies, is split by as little as can be.
     */
    private static Set<String> least(List<Set<String>> splits) {
        return splits.stream().min(Comparator.comparingInt(Set::size)).orElseThrow();
    }

    private static Optional<LocalDate> day(Map<String, String> words, String name, List<Reason> reasons) {
        Optional<String> written = Optional.ofNullable(words.get(name));
        Optional<LocalDate> day = written.flatMap(Question::day);
        if (written.isPresent() && day.isEmpty()) {
            reasons.add(new Reason(
                    name, "must be a day such as 2026-11-20, from the year " + FIRST_YEAR + " to " + LAST_YEAR));
        }
        return day;
    }

    /** No fact is older than {@link #FIRST_YEAR}; years of more than four digits would not sort. */
    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
