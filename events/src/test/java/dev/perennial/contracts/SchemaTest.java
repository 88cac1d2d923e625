package dev.perennial.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.events.InvalidEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    @Test
    void everySchemaHasAnExampleAndEveryFactASchema() {
        assertThat(Contract.names("examples")).isEqualTo(Contract.names("schemas"));
        assertThat(Contract.names("schemas"))
                .containsAll(
                        FactTypes.onTheBus().stream().map(FactType::eventName).toList());
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#all")
    void itIsNamedAsItsFileAndExplainsEveryField(Contract contract) {
        JsonNode schema = contract.schema();
        assertThat(schema.path("title").asText()).isEqualTo(contract.name());
        assertThat(schema.at("/properties/detail-type/const").asText()).isEqualTo(contract.name());
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertDescribed(contract.name(), schema);
    }

    @Test
    void theSharedPartsExplainEveryFieldToo() {
        for (Map.Entry<String, JsonNode> part : Contract.PARTS.path("$defs").properties()) {
            assertDescribed(part.getKey(), part.getValue());
        }
    }

    private static void assertDescribed(String path, JsonNode schema) {
        assertThat(schema.path("description").asText()).as(path).isNotBlank();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            assertDescribed(path + "." + property.getKey(), property.getValue());
        }
        if (schema.has("items")) {
            assertDescribed(path + "[]", schema.get("items"));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#all")
    void itAcceptsItsExampleAndNoOther(Contract contract) {
        assertThat(contract.objections(contract.example())).isEmpty();
        Contract.all()
                .filter(other -> !other.equals(contract))
                .forEach(other -> assertThat(contract.objections(other.example()))
                        .as(other.name())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#all")
    void itRefusesTheExampleWithAnyFieldSpoilt(Contract contract) {
        List<Broken> spoilt = Broken.of(contract);
        assertThat(spoilt).hasSizeGreaterThan(10);
        for (Broken broken : spoilt) {
            assertThat(contract.objections(broken.event())).as(broken.how()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#facts")
    void whatTheSchemaRefusesTheCodecRefusesByName(Contract contract) {
        for (Broken broken : Broken.of(contract)) {
            if (!broken.how().startsWith("source as") && !broken.how().startsWith("without source")) {
                String field = broken.how().replaceFirst("^without | as .*$", "");
                String last = field.substring(field.lastIndexOf('.') + 1);
                assertThatThrownBy(() -> Contract.decode(broken.event()))
                        .as(broken.how())
                        .isInstanceOf(InvalidEvent.class)
                        .hasMessageContaining(last);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#facts")
    void aFieldThatNobodyKnowsYetIsNotFatal(Contract contract) {
        ObjectNode event = contract.example().deepCopy();
        for (String place : Set.of("", "/detail", "/detail/customer", "/detail/data")) {
            ((ObjectNode) event.at(place)).put("somethingNew", true);
        }
        assertThat(contract.objections(event)).isEmpty();
        assertThat(Contract.decode(event)).isEqualTo(Contract.decode(contract.example()));
    }

    @ParameterizedTest
    @MethodSource("dev.perennial.contracts.Contract#facts")
    void whatStandsForNothingIsAsGoodAsNoFieldToSchemaAndCodec(Contract contract) {
        List<Emptied> emptied = Emptied.of(contract);
        assertThat(emptied).hasSizeGreaterThan(10);
        for (Emptied field : emptied) {
            Optional<Event> without = decoded(field.without());
            Optional<Event> read = field.isNothing() ? without : Optional.empty();
            assertThat(decoded(field.event())).as(field.how()).isEqualTo(read);
            assertThat(contract.objections(field.event()).isEmpty())
                    .as("%s: %s", field.how(), contract.objections(field.event()))
                    .isEqualTo(read.isPresent());
        }
    }

    private static Optional<Event> decoded(JsonNode event) {
        try {
            return Optional.of(Contract.decode(event));
        } catch (InvalidEvent refused) {
            return Optional.empty();
        }
    }
}
