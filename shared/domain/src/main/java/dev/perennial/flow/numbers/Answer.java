package dev.perennial.flow.numbers;

import dev.perennial.domain.indicators.Estimate;
import dev.perennial.domain.indicators.Indicator;
import dev.perennial.domain.indicators.Question;
import dev.perennial.domain.indicators.Reading;
import dev.perennial.domain.indicators.Span;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an indicator comes to on the days that were asked.
 *
 * @param asked the days that were answered: whole months where the indicator is one of months
 * @param rows by days, then by the values of the parts; where it is split, those alone of which something was counted
 * @param sums over all days, one for each combination of values
 */
public record Answer(Indicator indicator, Question.Asked asked, List<Row> rows, List<Sum> sums) {
    /** The part that stands for the currency of money. */
    public static final String CURRENCY = "currency";

    public Answer {
        rows = List.copyOf(rows);
        sums = List.copyOf(sums);
    }

    /** Some days in a row. */
    public record Row(Span span, SortedMap<String, String> parts, Reading reading) {
        public Optional<String> currency() {
            return Optional.ofNullable(parts.get(CURRENCY));
        }
    }

    /**
     * All days.
     *
     * @param before the same of the days before, where they were asked for
     */
    public record Sum(SortedMap<String, String> parts, Reading reading, Optional<Before> before) {
        public Optional<String> currency() {
            return Optional.ofNullable(parts.get(CURRENCY));
        }
    }

    /** The number of other days, and the difference from then to now. */
    public record Before(Reading reading, Estimate.Difference difference) {}
}
