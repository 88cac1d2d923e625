package dev.perennial.imports.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;

/**
 * Times as files write them. What does not exist (30 February, an hour that clocks skip) is refused; an hour that comes
 * twice is the first of both.
 */
public final class Dates {
    /** Earlier times are clocks that were never set; Perennial takes none. */
    public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private Dates() {}

    /** A strict formatter in English: {@code MMM d, uuuu HH:mm:ss}. Years are {@code uuuu}. */
    public static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * A time with its offset, {@code 2026-03-01 23:50:00 +0200} or {@code 2026-03-01T23:50:00+02:00}.
     *
     * @throws BadValue where it is none
     */
    public static Instant withOffset(String text, Column column) {
        int length = text.length();
        if (length < 20) {
            throw new BadValue(column, "is no time with its offset, such as 2026-03-01 23:50:00 +0200");
        }
        int zone = text.charAt(19) == ' ' ? 20 : 19;
        long seconds = local(text, 19, column).toEpochSecond(ZoneOffset.UTC);
        return checked(Instant.ofEpochSecond(seconds - offset(text, zone, column)), column);
    }

    /** In seconds. */
    private static int offset(String text, int from, Column column) {
        int length = text.length() - from;
        boolean colon = length == 6 && text.charAt(from + 3) == ':';
        if ((length == 5 || colon) && (text.charAt(from) == '+' || text.charAt(from) == '-')) {
            int hours = two(text, from + 1);
            int minutes = two(text, colon ? from + 4 : from + 3);
            int sign = text.charAt(from) == '-' ? -1 : 1;
            if (hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 18 * 60) {
                return sign * (hours * 3600 + minutes * 60);
            }
        }
        String zone = text.substring(from);
        if (zone.equals("Z") || zone.equals("UTC") || zone.equals("GMT")) {
            return 0;
        }
        throw new BadValue(column, "has no offset such as +0200");
    }

    /** {@code yyyy-MM-dd HH:mm:ss} or with {@code T}, the first 19 characters of a text. */
    private static LocalDateTime local(String text, int end, Column column) {
        if (text.length() >= end
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == ' ' || text.charAt(10) == 'T')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':') {
            try {
                int century = two(text, 0);
                int year = two(text, 2);
                return LocalDateTime.of(
                        century < 0 || year < 0 ? -1 : century * 100 + year,
                        two(text, 5),
                        two(text, 8),
                        two(text, 11),
                        two(text, 14),
                        two(text, 17));
            } catch (DateTimeException impossible) {
                throw new BadValue(column, "is a time that does not exist");
            }
        }
        throw new BadValue(column, "is no time such as 2026-03-01 23:50:00");
    }

    /** A number of two digits; -1 where they are none. */
    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    /**
     * {@code 2026-03-01 23:50:00} or {@code 2026-03-01T23:50:00}, decimals of seconds allowed, where people of a time
     * zone read it off their clocks.
     *
     * @throws BadValue where it is none, or does not exist there
     */
    public static Instant inZone(String text, ZoneId zone, Column column) {
        LocalDateTime local = local(text, 19, column);
        if (text.length() > 19) {
            String rest = text.substring(19);
            if (!rest.matches("\\.[0-9]{1,9}")) {
                throw new BadValue(column, "is no time such as 2026-03-01 23:50:00");
            }
            local = local.plusNanos(Long.parseLong((rest.substring(1) + "000000000").substring(0, 9)));
        }
        return inZone(local, zone, column);
    }

    /**
     * A time by a pattern of {@link #pattern}, where people of a time zone read it off their clocks.
     *
     * @throws BadValue where it is none, or does not exist there
     */
    public static Instant inZone(String text, List<DateTimeFormatter> anyOf, ZoneId zone, Column column) {
        for (DateTimeFormatter format : anyOf) {
            try {
                return inZone(LocalDateTime.parse(text.strip(), format), zone, column);
            } catch (DateTimeParseException another) {
                // The next pattern may fit.
            }
        }
        throw new BadValue(column, "is no time as this format writes it, or one that does not exist");
    }

    /**
     * A local time in a zone.
     *
     * @throws BadValue where clocks skip it
     */
    public static Instant inZone(LocalDateTime local, ZoneId zone, Column column) {
        if (zone instanceof ZoneOffset offset) {
            return checked(local.toInstant(offset), column);
        }
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new BadValue(
                    column, "does not exist in " + zone.getId() + ", where clocks skip it: is the time zone right?");
        }
        return checked(local.toInstant(offsets.getFirst()), column);
    }

    /**
     * A day by a pattern of {@link #pattern}.
     *
     * @throws BadValue where it is none
     */
    public static LocalDate day(String text, DateTimeFormatter format, Column column) {
        try {
            return LocalDate.parse(text.strip(), format);
        } catch (DateTimeParseException none) {
            throw new BadValue(column, "is no day as this format writes it, or one that does not exist");
        }
    }

    /**
     * A time that Perennial takes.
     *
     * @throws BadValue where it is before 1990: a clock that was never set
     */
    public static Instant checked(Instant time, Column column) {
        if (time.isBefore(EARLIEST)) {
            throw new BadValue(column, "is before 1990: a clock that was never set");
        }
        return time;
    }
}
