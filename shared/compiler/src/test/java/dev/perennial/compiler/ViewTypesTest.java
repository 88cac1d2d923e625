package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.document.CustomerDocument;
import dev.perennial.playbook.ConditionView;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The types by which conditions are judged are those of what records hold. */
class ViewTypesTest {
    private static final ValueType.Fields CUSTOMER = (ValueType.Fields)
            Objects.requireNonNull(ViewTypes.ofRecord().types().get("customer"));

    private final Set<String> seen = new HashSet<>();

    @Test
    void eachFieldThatConditionsSeeHasAType() {
        assertThat(CUSTOMER.types()).containsOnlyKeys(ConditionView.CUSTOMER_FIELDS);
    }

    @Test
    void whatRecordsHoldIsOfItsType() {
        RandomCustomer customers = new RandomCustomer(new SplittableRandom(7));
        for (int i = 0; i < 200; i++) {
            ObjectNode record = new ObjectMapper().valueToTree(CustomerDocument.of(customers.next()));
            record.path("spent")
                    .properties()
                    .forEach(sum -> sum.setValue(
                            record.numberNode(new BigDecimal(sum.getValue().asText()))));
            record.retain(CUSTOMER.types().keySet());
            check("", CUSTOMER, record);
        }
        assertThat(seen)
                .contains(
                        "/offers/category",
                        "/contracts/terms",
                        "/consent/marketing/textVersion",
                        "/spent/EUR",
                        "/tier");
    }

    private void check(String path, ValueType type, JsonNode value) {
        seen.add(path);
        switch (type) {
            case ValueType.Fields fields -> {
                assertThat(value.isObject()).as(path).isTrue();
                fields.always()
                        .forEach(name -> assertThat(value.has(name))
                                .as(path + "/" + name)
                                .isTrue());
                for (Map.Entry<String, JsonNode> field : value.properties()) {
                    assertThat(fields.types()).as(path).containsKey(field.getKey());
                    check(
                            path + "/" + field.getKey(),
                            Objects.requireNonNull(fields.types().get(field.getKey())),
                            field.getValue());
                }
            }
            case ValueType.ByName byName ->
                value.properties().forEach(field -> {
                    assertThat(byName.names().test(field.getKey())).as(path).isTrue();
                    check(path + "/" + field.getKey(), byName.values(), field.getValue());
                });
            case ValueType.Many(ValueType items) -> {
                assertThat(value.isArray()).as(path).isTrue();
                value.forEach(item -> check(path, items, item));
            }
            default ->
                assertThat(new MatcherTypes(path, type, false).problem(value)).isEmpty();
        }
    }
}
