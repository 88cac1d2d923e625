package dev.perennial.testing.stored;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Compares stored documents by what they mean. Free to differ: sentences for people, how an event's content is
 * fingerprinted, the order of what is owed, when a journey began that had no need to say so, the ids of notes, how many
 * events and stages a record still knows by itself, and fields that the build which wrote the samples did not know.
 */
final class Meaning {
    private static final Set<String> SENTENCES =
            Set.of("what", "decisions", "stageBecause", "churnBecause", "dueFor", "because", "fingerprint");

    /** Within these the reason is no sentence: a rule reads it. */
    private static final Set<String> BY_REASON = Set.of("suppressed", "suppressedElsewhere", "offers");

    /** Told more often than that build did. */
    private static final Set<String> MAY_BE_TOLD = Set.of("begunAt");

    /** Of these the record may keep fewer than it did then, the latest. */
    private static final Set<String> MAY_BE_FEWER = Set.of(".seen", ".stageHistory");

    /** A note of a record that was taken over says in its id which record that was. */
    private static final Pattern TAKEN_OVER = Pattern.compile("-of-cus_[0-9a-z]+$");

    /** Where a repetition with another content is remembered, the id ends with its fingerprint. */
    private static final Pattern CHANGED = Pattern.compile("![0-9a-z]+$");

    private static final Pattern SEEN = Pattern.compile("^(\\S+) \\S+ (.*)$", Pattern.DOTALL);

    private static final Set<String> IN_ANY_ORDER = Set.of("owed", "queued", "announced", "mailed");

    private final Set<String> names = new HashSet<>();

    /** @param known all that the build wrote, with every name that it knew */
    Meaning(List<Map<String, Object>> known) {
        known.forEach(this::learn);
    }

    private void learn(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                names.add(name.toString());
                learn(inner);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(this::learn);
        }
    }

    /** What is different, a line each. */
    List<String> differences(String what, Map<String, Object> expected, Map<String, Object> found) {
        List<String> out = new ArrayList<>();
        compare(what, strip(expected, false), strip(found, false), out);
        return out;
    }

    /** The id of an event, whatever the fingerprint in it, and whichever record it was taken over from. */
    static String id(String eventId) {
        return TAKEN_OVER.matcher(CHANGED.matcher(eventId).replaceFirst("!")).replaceFirst("");
    }

    private void compare(String where, Map<?, ?> expected, Map<?, ?> found, List<String> out) {
        expected.forEach((name, value) -> compare(where + "." + name, value, Json.value(found, name), out));
        found.keySet().stream()
                .filter(name -> !expected.containsKey(name) && names.contains(name.toString()))
                .filter(name -> !MAY_BE_TOLD.contains(name.toString()))
                .forEach(name -> out.add(where + "." + name + " should not be there: " + found.get(name)));
    }

    private void compare(String where, Object expected, Object found, List<String> out) {
        if (MAY_BE_FEWER.stream().anyMatch(where::endsWith)
                && expected instanceof List<?> all
                && found instanceof List<?> latest
                && endsWith(all, latest)) {
            return;
        }
        if (expected instanceof Map<?, ?> one && found instanceof Map<?, ?> other) {
            compare(where, one, other, out);
        } else if (expected instanceof List<?> one && found instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(where + "[" + i + "]", one.get(i), other.get(i), out);
            }
        } else if (!expected.equals(found)) {
            out.add(where + " should be " + expected + " and is " + found);
        }
    }

    private static boolean endsWith(List<?> all, List<?> latest) {
        return !latest.isEmpty()
                && latest.size() <= all.size()
                && latest.equals(all.subList(all.size() - latest.size(), all.size()));
    }

    private Map<String, Object> strip(Map<?, ?> document, boolean byReason) {
        Map<String, Object> out = new TreeMap<>();
        document.forEach((key, value) -> {
            String name = key.toString();
            boolean reason = byReason || BY_REASON.contains(name);
            if (SENTENCES.contains(name) && !byReason) {
                return;
            }
            switch (value) {
                case Map<?, ?> map -> out.put(name, strip(map, reason));
                case List<?> list -> out.put(name, strip(name, list, reason));
                case String text -> out.put(name, name.equals("eventId") ? id(text) : text);
                case Number number -> out.put(name, number.longValue());
                default -> out.put(name, value);
            }
        });
        return out;
    }

    private List<Object> strip(String name, List<?> list, boolean byReason) {
        List<Object> out = new ArrayList<>();
        for (Object each : list) {
            out.add(
                    switch (each) {
                        case Map<?, ?> map -> strip(map, byReason);
                        case String text
                        when name.equals("seen") -> id(SEEN.matcher(text).replaceFirst("$1 $2"));
                        default -> each;
                    });
        }
        if (IN_ANY_ORDER.contains(name)) {
            out.sort(Comparator.comparing(each -> Json.text(each)));
        }
        return out;
    }
}
