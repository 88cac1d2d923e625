package dev.perennial.imports.format;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the user says of files that do not say it themselves.
 *
 * @param timezone of times that are written without one
 * @param locale by whose habits amounts and days are written
 * @param currency of amounts that are written without one, by ISO 4217
 * @param asOf when the files were exported
 * @param map the mapping of columns to fields, of {@code csv}
 * @param states the ids of the states in which orders count, where a program tells states by ids alone
 */
public record Settings(
        Optional<ZoneId> timezone,
        Optional<Locale> locale,
        Optional<String> currency,
        Optional<Instant> asOf,
        Optional<Path> map,
        Set<String> states) {
    public Settings {
        states = Set.copyOf(states);
    }

    /** Nothing is said. */
    public static final Settings NONE = new Settings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    /** The same with a time zone. */
    public Settings in(ZoneId zone) {
        return new Settings(Optional.of(zone), locale, currency, asOf, map, states);
    }

    /** The same with a currency. */
    public Settings with(String code) {
        return new Settings(timezone, locale, Optional.of(code), asOf, map, states);
    }

    /** The same with a locale. */
    public Settings with(Locale habits) {
        return new Settings(timezone, Optional.of(habits), currency, asOf, map, states);
    }

    /** The same with the moment of the export. */
    public Settings asOf(Instant moment) {
        return new Settings(timezone, locale, currency, Optional.of(moment), map, states);
    }

    /** The same with a mapping. */
    public Settings mapped(Path file) {
        return new Settings(timezone, locale, currency, asOf, Optional.of(file), states);
    }

    /** The same with the states in which orders count. */
    public Settings bought(String... ids) {
        return new Settings(timezone, locale, currency, asOf, map, Set.of(ids));
    }

    /**
     * The time zone of times without one.
     *
     * @throws Refused where nobody says it
     */
    public ZoneId zoneOf(String what) {
        return timezone.orElseThrow(
                () -> new Refused("%s tell their times without a zone, and a guess would be wrong.".formatted(what)
                        + " Say which it is, for example --timezone Europe/Berlin."));
    }

    /**
     * The currency of amounts without one.
     *
     * @throws Refused where nobody says it
     */
    public String currencyOf(String what) {
        return currency.orElseThrow(
                () -> new Refused("%s tell their amounts without a currency, and a guess would be".formatted(what)
                        + " wrong. Say which it is, for example --currency EUR."));
    }

    /**
     * The locale of amounts written as people of a country write them.
     *
     * @throws Refused where nobody says it
     */
    public Locale localeOf(String what) {
        return locale.orElseThrow(
                () -> new Refused("%s tell their amounts as text of one country, such as '1 234,50',".formatted(what)
                        + " and a guess would be wrong. Say which, for example --locale de-DE."));
    }
}
