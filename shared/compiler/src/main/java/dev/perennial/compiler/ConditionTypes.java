package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.playbook.ConditionPattern;
import java.util.Set;

/**
 * Tells of a condition what can never hold: fields that there are not, and values and matchers of another type than the
 * field that they are about.
 */
final class ConditionTypes {
    static final String OR = "$or";

    private final YamlFile file;

    ConditionTypes(YamlFile file) {
        this.file = file;
    }

    /** Checks what stands below the fields of the pattern. */
    void check(String pointer, ValueType.Fields fields) {
        for (String key : file.keys(pointer)) {
            String child = YamlFile.child(pointer, key);
            if (key.equals(OR)) {
                alternatives(child, fields);
            } else if (fields.types().containsKey(key)) {
                checkField(key, child, fields.types().get(key));
            } else if (!key.equals(ConditionPattern.SEGMENT)) {
                file.addAtKey(
                        child,
                        "\"%s\" is not known in %s; there are %s"
                                .formatted(key, name(pointer), fields.types().keySet()));
            }
        }
    }

    private void alternatives(String pointer, ValueType.Fields fields) {
        for (int i = 0; i < file.at(pointer).size(); i++) {
            check(pointer + "/" + i, fields);
        }
    }

    private void checkField(String name, String pointer, ValueType type) {
        switch (type) {
            case ValueType.Fields fields -> checkBelow(name, pointer, fields);
            case ValueType.Many(ValueType.Fields fields) -> checkBelow(name, pointer, fields);
            case ValueType.ByName byName -> checkNames(name, pointer, byName);
            case ValueType.Many(ValueType items) -> checkValues(name, pointer, items, true);
            default -> checkValues(name, pointer, type, false);
        }
    }

    private void checkBelow(String name, String pointer, ValueType.Fields fields) {
        if (file.at(pointer).isObject()) {
            check(pointer, fields);
        } else {
            file.add(
                    pointer,
                    "%s has fields below it: name one of %s"
                            .formatted(name, fields.types().keySet()));
        }
    }

    private void checkNames(String name, String pointer, ValueType.ByName byName) {
        if (!file.at(pointer).isObject()) {
            file.add(pointer, "%s has fields below it: name one".formatted(name));
            return;
        }
        for (String key : file.keys(pointer)) {
            String child = YamlFile.child(pointer, key);
            if (key.equals(OR)) {
                for (int i = 0; i < file.at(child).size(); i++) {
                    checkNames(name, child + "/" + i, byName);
                }
            } else if (byName.names().test(key)) {
                checkField(key, child, byName.values());
            } else {
                file.addAtKey(child, "\"%s\" %s".formatted(key, byName.otherwise()));
            }
        }
    }

    private void checkValues(String name, String pointer, ValueType type, boolean isList) {
        JsonNode values = file.at(pointer);
        if (!values.isArray()) {
            file.add(pointer, "%s has no fields below it: write a list, such as [{exists: true}]".formatted(name));
            return;
        }
        MatcherTypes matchers = new MatcherTypes(name, type, isList);
        for (int i = 0; i < values.size(); i++) {
            String item = pointer + "/" + i;
            matchers.problem(values.get(i)).ifPresent(sentence -> file.add(item, sentence));
        }
    }

    private static String name(String pointer) {
        String[] parts = pointer.split("/", -1);
        int last = parts.length - 1;
        while (last > 0 && (parts[last].equals(OR) || Set.of("0", "1").contains(parts[last]) || isIndex(parts[last]))) {
            last--;
        }
        return parts[last];
    }

    private static boolean isIndex(String part) {
        return part.chars().allMatch(Character::isDigit);
    }
}
