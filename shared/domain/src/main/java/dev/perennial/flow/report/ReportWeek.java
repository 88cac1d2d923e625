package dev.perennial.flow.report;

import dev.perennial.domain.indicators.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A week that is reported on.
 *
 * @param monday the day of the report, the first after the week
 */
public record ReportWeek(LocalDate monday) {
    private static final LocalTime AT = LocalTime.of(7, 0);

    /** A report that could not be made for so long is left out. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    /** The week whose report is due: from Monday, 07:00 where the house is, for three days; empty at other times. */
    public static Optional<ReportWeek> due(Instant now, ZoneId house) {
        LocalDate monday = now.atZone(house).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant from = monday.atTime(AT).atZone(house).toInstant();
        return now.isBefore(from) || !now.isBefore(from.plus(GIVEN_UP_AFTER))
                ? Optional.empty()
                : Optional.of(new ReportWeek(monday));
    }

    /** From Monday to Sunday. */
    public Span days() {
        return new Span(monday.minusDays(7), monday.minusDays(1));
    }
}
