package dev.perennial.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.playbook.Categories;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.record.Customer;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.event.ruler.Machine;

/**
 * A condition written as an EventBridge pattern. It is compiled; what cannot be is matched by the library that
 * EventBridge uses.
 */
final class PatternCondition implements Condition {
    private final Categories categories;
    private final Condition matcher;

    /**
     * @param pattern over {@link ConditionView}
     * @param categories of the playbook, from which a customer's next one follows
     * @throws IllegalArgumentException where it is not a pattern; the message says why
     */
    PatternCondition(JsonNode pattern, Categories categories) {
        this.categories = categories;
        this.matcher = CompiledPattern.of(pattern)
                .<Condition>map(holds ->
                        (customer, event, type) -> holds.test(ConditionView.fields(customer, event, type, categories)))
                .orElseGet(() -> new ByLibrary(pattern));
    }

    @Override
    public boolean holds(Customer customer, Event event, String type) {
        return matcher.holds(customer, event, type);
    }

    private final class ByLibrary implements Condition {
        private final Machine machine = Machine.builder().build();

        /** What of the record the pattern names. To show the whole of it takes longer than to match. */
        private final Set<String> fields = new TreeSet<>();

        ByLibrary(JsonNode pattern) {
            addNames(pattern);
            fields.retainAll(ConditionView.CUSTOMER_FIELDS);
            try {
                machine.addRule("holds", pattern.toString());
            } catch (IOException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }

        @Override
        public boolean holds(Customer customer, Event event, String type) {
            return !machine.rulesForJSONEvent(ConditionView.of(customer, event, type, fields, categories))
                    .isEmpty();
        }

        private void addNames(JsonNode part) {
            part.fieldNames().forEachRemaining(fields::add);
            part.forEach(this::addNames);
        }
    }
}
