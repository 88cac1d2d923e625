package dev.perennial.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.Condition;
import dev.perennial.domain.Customer;
import dev.perennial.domain.Event;
import java.io.IOException;
import software.amazon.event.ruler.Machine;

/** A condition written as an EventBridge pattern, matched by the library that EventBridge uses. */
final class PatternCondition implements Condition {
    private final Machine machine;

    /**
     * @param pattern over {@link ConditionView}
     * @throws IllegalArgumentException where it is not a pattern; the message says why
     */
    PatternCondition(JsonNode pattern) {
        machine = Machine.builder().build();
        try {
            machine.addRule("holds", pattern.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public boolean holds(Customer customer, Event event, String type) {
        return !machine.rulesForJSONEvent(ConditionView.of(customer, event, type)).isEmpty();
    }
}
