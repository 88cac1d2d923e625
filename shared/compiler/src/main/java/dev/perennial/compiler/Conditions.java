package dev.perennial.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.playbook.ConditionPattern;
import software.amazon.event.ruler.JsonRuleCompiler;

/** What the schemas do not see of the conditions of the playbook, which are EventBridge patterns written in YAML. */
final class Conditions {
    private Conditions() {}

    /**
     * Whether what stands there, where anything does, is a condition that means what it says.
     *
     * @param name how problems call it
     * @param fields what it sees
     */
    static boolean check(YamlFile file, String pointer, String name, ValueType.Fields fields) {
        JsonNode condition = file.at(pointer);
        if (condition.isMissingNode()) {
            return true;
        }
        if (!file.isSound(pointer)) {
            return false;
        }
        String refusal = JsonRuleCompiler.check(ConditionPattern.of(condition).toString());
        if (refusal != null) {
            file.add(pointer, name + " is not an EventBridge pattern: " + refusal);
            return false;
        }
        checkPart(file, pointer);
        new ConditionTypes(file).check(pointer, fields);
        if (file.isSound(pointer)) {
            new ConditionConflicts(file).check(pointer, fields);
        }
        return file.isSound(pointer);
    }

    private static void checkPart(YamlFile file, String pointer) {
        SegmentsFile.check(file, pointer);
        checkCustomer(file, pointer + "/customer");
        for (int i = 0; i < file.at(pointer + "/$or").size(); i++) {
            checkPart(file, pointer + "/$or/" + i);
        }
    }

    private static void checkCustomer(YamlFile file, String pointer) {
        CategoriesFile.refer(file, pointer, file.at(pointer));
        for (int i = 0; i < file.at(pointer + "/$or").size(); i++) {
            checkCustomer(file, pointer + "/$or/" + i);
        }
    }
}
