package dev.perennial.categories;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Days as exports write them: {@code 2026-11-20}, {@code 20261120}, or a time with its zone, taken in UTC. */
final class Days {
    private static final int DATE = 10;
    private static final int BASIC = 8;

    private Days() {}

    /** Empty for what is no day. */
    static Optional<LocalDate> read(String written) {
        String text = written.strip();
        try {
            return switch (text.length()) {
                case 0 -> Optional.empty();
                case BASIC -> Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
                case DATE -> Optional.of(LocalDate.parse(text));
                default -> Optional.of(time(text).atOffset(ZoneOffset.UTC).toLocalDate());
            };
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
    }
}
