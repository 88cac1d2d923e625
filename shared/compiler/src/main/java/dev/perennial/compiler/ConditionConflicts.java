package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.playbook.ConditionPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells what event-ruler takes for something else than what is written. It turns {@code $or} into one rule for each way
 * through the alternatives; in a rule a field stands once, so of two conditions on it one is lost. Within a list of
 * objects it looks for the absence of a field in one of them or in all, depending on the order of the names.
 */
final class ConditionConflicts {
    /** So many ways through the alternatives are looked at; more are too many for a reader as well. */
    private static final int MOST_WAYS = 500;

    private final YamlFile file;

    /**
     * One condition on one field.
     *
     * @param pointer where it stands
     * @param list the list of objects that the field is in, as a path; empty where it is in none
     * @param listAt where the fields of that list stand
     * @param always whether each object of the list has the field
     */
    private record Part(String pointer, String list, String listAt, boolean always) {}

    /** Where the walk is: what is written, what it is about, the list it is in. */
    private record At(String pointer, String path, String list, String listAt) {
        At below(String key) {
            return new At(YamlFile.child(pointer, key), path + "/" + key, list, listAt);
        }

        At alternative(int index) {
            return new At(pointer + "/" + ConditionTypes.OR + "/" + index, path, list, listAt);
        }
    }

    ConditionConflicts(YamlFile file) {
        this.file = file;
    }

    void check(String pointer, ValueType.Fields fields) {
        for (Map<String, Part> way : ways(new At(pointer, "", "", ""), fields)) {
            way.values().forEach(part -> absence(part, way));
            way.values().stream()
                    .filter(part -> !part.list().isEmpty())
                    .forEach(part -> way.values().stream()
                            .filter(other -> other.list().equals(part.list())
                                    && !other.listAt().equals(part.listAt())
                                    && other.pointer().length() < part.pointer().length())
                            .findFirst()
                            .ifPresent(other -> file.add(part.pointer(), """
                                one of %s has to be as this says, and as %s says as well: write both below one %s\
                                """.formatted(
                                            name(part.list()), file.place(other.pointer()), name(part.list())))));
        }
    }

    /** Each way: the conditions that have to hold together, by the path of their fields. */
    private List<Map<String, Part>> ways(At at, ValueType type) {
        JsonNode node = file.at(at.pointer());
        List<Map<String, Part>> ways = List.of(Map.of());
        for (String key : file.keys(at.pointer())) {
            List<Map<String, Part>> more = new ArrayList<>();
            if (key.equals(ConditionTypes.OR)) {
                for (int i = 0; i < node.path(key).size(); i++) {
                    more.addAll(ways(at.alternative(i), type));
                }
            } else if (key.equals(ConditionPattern.SEGMENT)) {
                String segment = YamlFile.child(at.pointer(), key);
                more.add(Map.of("/customer/segments", new Part(segment, "", "", false)));
            } else {
                more.addAll(field(at.below(key), key, type));
            }
            ways = together(ways, more);
        }
        return ways;
    }

    private List<Map<String, Part>> field(At at, String key, ValueType in) {
        ValueType type = in instanceof ValueType.Fields fields
                ? Objects.requireNonNull(fields.types().get(key))
                : ((ValueType.ByName) in).values();
        return switch (type) {
            case ValueType.Many(ValueType.Fields fields) ->
                ways(new At(at.pointer(), at.path(), at.path(), at.pointer()), fields);
            case ValueType.Fields fields -> ways(at, fields);
            case ValueType.ByName names -> ways(at, names);
            default -> {
                boolean always =
                        in instanceof ValueType.Fields fields && fields.always().contains(key);
                yield List.of(Map.of(at.path(), new Part(at.pointer(), at.list(), at.listAt(), always)));
            }
        };
    }

    private List<Map<String, Part>> together(List<Map<String, Part>> some, List<Map<String, Part>> others) {
        List<Map<String, Part>> both = new ArrayList<>();
        for (Map<String, Part> one : some) {
            for (Map<String, Part> other : others) {
                Map<String, Part> way = new LinkedHashMap<>(one);
                other.forEach((path, part) -> {
                    Part twice = way.put(path, part);
                    if (twice != null) {
                        addTwice(path, twice, part);
                    }
                });
                both.add(way);
                if (both.size() > MOST_WAYS) {
                    Part last = others.getLast().values().iterator().next();
                    file.add(
                            last.pointer(),
                            "there are more than %d ways through all $or: name some of them as segments"
                                    .formatted(MOST_WAYS));
                    return both;
                }
            }
        }
        return both;
    }

    /** It is told of the one that stands deeper: there an alternative says anew what is said beside it. */
    private void addTwice(String path, Part one, Part other) {
        boolean deeper = depth(one) > depth(other);
        Part told = deeper ? one : other;
        Part beside = deeper ? other : one;
        file.add(told.pointer(), """
            %s has to be as this says, and as %s says as well, but only one of the two would count: write both in one \
            place, as in [{numeric: [">=", 2, "<", 5]}], or repeat the condition in each alternative of $or instead of \
            beside it\
            """.formatted(name(path), file.place(beside.pointer())));
    }

    private static long depth(Part part) {
        return part.pointer().chars().filter(it -> it == '/').count();
    }

    private void absence(Part part, Map<String, Part> way) {
        JsonNode values = file.at(part.pointer());
        boolean asksForAbsence = values.valueStream()
                .anyMatch(it ->
                        it.path("exists").isBoolean() && !it.path("exists").booleanValue());
        if (part.list().isEmpty() || !asksForAbsence) {
            return;
        }
        String list = name(part.list());
        boolean alone = values.size() == 1
                && way.values().stream()
                                .filter(it -> it.list().equals(part.list()))
                                .count()
                        == 1;
        if (!part.always() || !alone) {
            file.add(part.pointer(), """
                in a list such as %s, exists: false is not looked for in one of them but in some or in all: say what \
                the field should be; that there is none of %s at all is said by one field alone that each has\
                """.formatted(list, list));
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
