package dev.perennial.flow.report;

import dev.perennial.domain.indicators.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is reported of a week.
 *
 * @param attention what needs a person; those alone of which there are any
 */
public record Report(Span week, List<Attention> attention, List<Section> sections, List<String> verdicts) {
    public Report {
        attention = List.copyOf(attention);
        sections = List.copyOf(sections);
        verdicts = List.copyOf(verdicts);
    }

    /** So many things that wait for somebody. */
    public record Attention(String what, long count) {}

    /** Numbers that belong together. */
    public record Section(String title, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One number.
     *
     * @param value in words
     * @param change since the week before, in words; empty where there is none
     * @param interval of 95 %, in words
     * @param bar how long its bar is, from 0 to 1; empty where none is drawn
     */
    public record Line(
            String label, String value, Optional<String> change, Optional<String> interval, OptionalDouble bar) {}
}
