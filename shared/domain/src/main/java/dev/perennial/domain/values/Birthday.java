package dev.perennial.domain.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;

/**
 * Day and month of birth. The year is not kept: to congratulate nobody needs it. It hides itself in texts that may end
 * in a log.
 */
public record Birthday(MonthDay day) {
    /** A day such as {@code 02-29}, or a date such as {@code 1992-02-29}; empty for anything else. */
    public static Optional<Birthday> read(String written) {
        try {
            return Optional.of(new Birthday(
                    written.length() <= "02-29".length()
                            ? MonthDay.parse("--" + written)
                            : MonthDay.from(LocalDate.parse(written))));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** As it is stored: {@code 02-29}. */
    public String value() {
        return day.toString().substring(2);
    }

    @Override
    public String toString() {
        return "a birthday";
    }
}
