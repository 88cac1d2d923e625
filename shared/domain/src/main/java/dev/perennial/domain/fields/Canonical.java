package dev.perennial.domain.fields;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One text for one plain value: JSON without blanks, names in the order of their characters, escaped only where JSON
 * demands it (as RFC 8785 has it for texts, whole numbers and booleans). Equal values give the same text, others
 * another.
 */
public final class Canonical {
    private final StringBuilder out = new StringBuilder();

    private Canonical() {}

    /**
     * Writes a document so that equal ones give equal texts.
     *
     * @throws IllegalArgumentException where there is anything but texts, whole numbers, booleans, lists and maps
     */
    public static String text(Object value) {
        Canonical canonical = new Canonical();
        canonical.write(value);
        return canonical.out.toString();
    }

    private void write(Object value) {
        switch (value) {
            case String text -> quote(text);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Boolean flag -> out.append(flag.booleanValue());
            case List<?> list -> {
                String before = "[";
                for (Object each : list) {
                    out.append(before);
                    write(each);
                    before = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> map -> {
                String before = "{";
                Object[] names = map.keySet().toArray();
                Arrays.sort(names);
                for (Object name : names) {
                    out.append(before);
                    quote(name.toString());
                    out.append(':');
                    write(Objects.requireNonNull(map.get(name)));
                    before = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            default -> throw new IllegalArgumentException("no plain value");
        }
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> out.append('\\').append(letter);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (letter < ' ') {
                        out.append("\\u00").append(letter < 16 ? "0" : "").append(Integer.toHexString(letter));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        out.append('"');
    }
}
