package dev.perennial.domain.indicators;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;

/**
 * Days in a row.
 *
 * @param from the first
 * @param to the last, not before the first
 */
public record Span(LocalDate from, LocalDate to) {
    public Span {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("no days lie between " + from + " and " + to);
        }
    }

    /** How days are put together. */
    public enum Unit {
        DAY,
        /** From Monday on (ISO 8601). */
        WEEK,
        MONTH,
        /** All together. */
        ALL;

        private LocalDate end(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
                case ALL -> LocalDate.MAX;
            };
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** As many days, just before. */
    public Span before() {
        return new Span(from.minusDays(days()), from.minusDays(1));
    }

    /** The whole months in which these days lie. */
    public Span ofWholeMonths() {
        return new Span(from.withDayOfMonth(1), to.with(TemporalAdjusters.lastDayOfMonth()));
    }

    /** The parts of it, in their order; the first and the last may be cut off. */
    public Stream<Span> by(Unit unit) {
        return Stream.iterate(
                cut(from, unit),
                it -> !it.from().isAfter(to),
                it -> next(it.to().plusDays(1), unit));
    }

    private Span next(LocalDate start, Unit unit) {
        return start.isAfter(to) ? new Span(start, start) : cut(start, unit);
    }

    private Span cut(LocalDate start, Unit unit) {
        LocalDate end = unit.end(start);
        return new Span(start, end.isAfter(to) ? to : end);
    }

    /** As ISO 8601 writes it: {@code 2026-11-01/2026-11-30}. */
    @Override
    public String toString() {
        return from + "/" + to;
    }
}
