package dev.perennial.imports.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.domain.values.Birthday;
import dev.perennial.imports.format.BadValue;
import dev.perennial.imports.format.Facts;
import dev.perennial.imports.format.Header;
import dev.perennial.imports.format.Layout;
import dev.perennial.imports.format.RowReader;
import dev.perennial.imports.format.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the files of several programs have in common: how words, lists, zones and languages are read. */
final class Contacts {
    static final String MARKETING = "marketing";
    static final String NO_ADDRESS = "no e-mail address";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUOTED_LIST = Pattern.compile("\"[^\"]*\"(,\\s*\"[^\"]*\")*");
    private static final Pattern BETWEEN = Pattern.compile("\"\\s*,\\s*\"");

    private static final Map<String, String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/"))
            .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id, (a, _) -> a));

    private Contacts() {}

    /** A kind of file. */
    record Kind(
            String name,
            Shape shape,
            Predicate<Header> beyondDoubt,
            Predicate<Header> perhaps,
            BiFunction<Header, Settings, RowReader> readers)
            implements Layout {
        @Override
        public boolean recognises(Header header) {
            return beyondDoubt.test(header);
        }

        @Override
        public boolean fits(Header header) {
            return perhaps.test(header);
        }

        /** Each file is read for itself: its name may say what its rows do not. */
        @Override
        public boolean goesOn(Header before, Header after) {
            return false;
        }

        @Override
        public RowReader reader(Header header, Settings settings) {
            return readers.apply(header, settings);
        }
    }

    /** Columns with names. */
    static Layout csv(String name, Predicate<Header> recognises, BiFunction<Header, Settings, RowReader> readers) {
        return new Kind(name, Layout.Shape.CSV, recognises, recognises, readers);
    }

    /** One object a line. */
    static Layout json(String name, Predicate<Header> recognises, BiFunction<Header, Settings, RowReader> readers) {
        return new Kind(name, Layout.Shape.JSON_LINES, recognises, recognises, readers);
    }

    /** The IANA zone of that name, however it is capitalised. */
    static Optional<String> zone(String text) {
        return Optional.ofNullable(ZONES.get(text.strip().toLowerCase(Locale.ROOT)));
    }

    /** A language as programs write it ({@code en_US}) as a tag of BCP 47. */
    @SuppressWarnings("UnusedException") // it is no language then
    static Optional<String> locale(String text) {
        String tag = text.strip().replace('_', '-');
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build())
                    .filter(it -> !it.getLanguage().isEmpty())
                    .map(Locale::toLanguageTag)
                    .filter(it -> it.length() <= 35);
        } catch (IllformedLocaleException none) {
            return Optional.empty();
        }
    }

    /** A day of birth in the form {@code 02-29} or {@code 1992-02-29}; nothing where it is none. */
    static Optional<Birthday> birthday(String text) {
        return Birthday.read(text.strip());
    }

    /** A list as these programs write it in one cell, as words with commas: of JSON, of quoted words, or by bars. */
    static String list(String cell) {
        String text = cell.strip();
        if (text.startsWith("[") && text.endsWith("]")) {
            Optional<JsonNode> json = parsed(text).filter(JsonNode::isArray);
            if (json.isPresent()) {
                return text(json.get());
            }
        }
        if (QUOTED_LIST.matcher(text).matches()) {
            return String.join(", ", BETWEEN.split(text.substring(1, text.length() - 1), -1));
        }
        return text;
    }

    /** What stands in a cell as JSON; nothing where it is none. */
    @SuppressWarnings("UnusedException") // the caller says what is wrong, without its content
    static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(it -> !it.isMissingNode());
        } catch (JsonProcessingException none) {
            return Optional.empty();
        }
    }

    /** A JSON value as one text: of a list its items with commas between them. */
    static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(text(item)));
            return items.stream().filter(item -> !item.isBlank()).collect(Collectors.joining(", "));
        }
        return value.isObject() ? value.toString() : value.isNull() ? "" : value.asText();
    }

    /** The text of a field; empty where there is none. */
    static Optional<String> field(JsonNode object, String name) {
        return Optional.of(text(object.path(name)).strip()).filter(it -> !it.isEmpty());
    }

    /** An address of the web without what follows its path, which may tell of a person. */
    static String address(String link) {
        int end = link.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = link.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return link.substring(0, end);
    }

    /** A name of the source's own as a purpose of consent: small letters, digits and hyphens. */
    static Optional<String> purpose(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        return Optional.of(slug.length() > 40 ? slug.substring(0, 40).replaceAll("-+$", "") : slug)
                .filter(it -> !it.isEmpty());
    }

    /**
     * A value of a row that must not be lost: who is suppressed stays so, though another column cannot be read.
     *
     * @param mustNotBeLost otherwise the row is rejected
     * @throws BadValue where it cannot be read
     */
    static <T> Optional<T> read(boolean mustNotBeLost, Facts facts, Supplier<Optional<T>> value) {
        try {
            return value.get();
        } catch (BadValue unreadable) {
            if (!mustNotBeLost) {
                throw unreadable;
            }
            facts.note("a suppression counts, and '" + unreadable.column() + "' of its row is left out: it "
                    + unreadable.because());
            return Optional.empty();
        }
    }

    /** Whether a cell says yes; nothing where it says neither yes nor no. */
    static Optional<Boolean> yesNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "t" -> Optional.of(true);
            case "false", "no", "n", "0", "f" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
