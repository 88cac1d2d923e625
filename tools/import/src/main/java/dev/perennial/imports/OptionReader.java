package dev.perennial.imports;

import dev.perennial.commandline.ExportOptions;
import dev.perennial.commandline.Misunderstood;
import dev.perennial.domain.values.Money;
import dev.perennial.domain.zones.TimeZones;
import dev.perennial.imports.format.Format;
import dev.perennial.imports.format.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Understands what was typed of exported files. */
final class OptionReader {
    private OptionReader() {}

    /**
     * A format by its name.
     *
     * @throws Misunderstood where there is none
     */
    static Format format(String word) {
        return Formats.called(word)
                .orElseThrow(() -> new Misunderstood("There is no format and no file '%s'. The formats are %s."
                        .formatted(
                                word,
                                Formats.all().stream()
                                        .map(Format::name)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))));
    }

    /**
     * What the user says of files.
     *
     * @throws Misunderstood where an option makes no sense
     */
    static Settings settings(ExportOptions command) {
        return new Settings(
                command.timezone().map(OptionReader::zone),
                command.locale().map(OptionReader::locale),
                command.currency().map(OptionReader::currency),
                command.asOf().map(OptionReader::moment),
                command.map(),
                Set.copyOf(command.states()));
    }

    private static ZoneId zone(String text) {
        if (!TimeZones.exists(text)) {
            throw new Misunderstood("--timezone needs a zone such as Europe/Berlin, not '%s'.".formatted(text));
        }
        return ZoneId.of(text);
    }

    private static Locale locale(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            if (List.of(Locale.getAvailableLocales()).contains(locale)) {
                return locale;
            }
        } catch (IllformedLocaleException none) {
            // It is said below.
        }
        throw new Misunderstood("--locale needs a tag such as de-DE or en-GB, not '%s'.".formatted(text));
    }

    private static String currency(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!Money.isCurrency(code)) {
            throw new Misunderstood("--currency needs a code of ISO 4217 such as EUR, not '%s'.".formatted(text));
        }
        return code;
    }

    private static Instant moment(String text) {
        try {
            Instant moment = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
            if (!moment.isAfter(Instant.now())) {
                return moment;
            }
        } catch (DateTimeParseException none) {
            // It is said below.
        }
        throw new Misunderstood(
                "--as-of needs a time that is past, such as 2026-10-29 or 2026-10-29T18:00:00Z, not '%s'."
                        .formatted(text));
    }
}
