package dev.perennial.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.perennial.document.CustomerDocument;
import dev.perennial.document.Document;
import dev.perennial.domain.record.Customer;
import dev.perennial.events.StrictJson;
import dev.perennial.testing.RandomCustomers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributesTest {
    private final Customer record = new RandomCustomers(new Random(1)).next();

    @Test
    void whatAnOperatorWroteBesidesSpoilsNoRecord() {
        Map<String, AttributeValue> item = new HashMap<>(Attributes.item(CustomerDocument.of(record)));
        item.put("colours", AttributeValue.fromSs(List.of("red", "blue")));
        item.put("discount", AttributeValue.fromN("0.5"));
        item.put("nothing", AttributeValue.fromNul(true));
        assertThat(CustomerDocument.read(Attributes.document(item))).isEqualTo(record);
    }

    @Test
    void theSameHoldsForTheStream() {
        Document image = Attributes.document(StrictJson.parse("""
                                {"colours":{"SS":["red"]},"discount":{"N":"0.5"},"nothing":{"NULL":true},
                                 "version":{"N":"7"}}"""));
        assertThat(image.number("version")).isEqualTo(7);
    }

    @Test
    void aFieldOfOursThatSomebodySpoiltIsNamed() {
        Map<String, AttributeValue> item = new HashMap<>(Attributes.item(CustomerDocument.of(record)));
        item.put("orders", AttributeValue.fromN("0.5"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerDocument.read(Attributes.document(item)))
                .withMessageContaining("orders");
    }
}
