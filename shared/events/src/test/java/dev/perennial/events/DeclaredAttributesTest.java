package dev.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.attributes.Attribute;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.IntroductionFacts;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts with attributes of the company's own. */
class DeclaredAttributesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:16:00Z");
    private static final Receipt SIGNED = new Receipt(NOW, Optional.of("msg_1"), false, true, Optional.empty());
    private static final Receipt PUBLIC = new Receipt(NOW, Optional.empty(), false, false, Optional.empty());
    private static final Receipt FORM = new Receipt(NOW, Optional.empty(), true, false, Optional.empty());
    private static final FactType<?> CHANGED = IntroductionFacts.ATTRIBUTES_CHANGED;

    private final BodyReader strict = reader(true);
    private final BodyReader lenient = reader(false);

    @Test
    void numbersAndYesAndNoAreKeptAsTextsOfOneForm() {
        assertThat(attributes(strict.read(CHANGED, body("""
                        "seats": 12.50, "vip": true, "plan": "gold", "renewal": "2027-03-31", "budget": "EUR 12"
                        """), SIGNED)))
                .isEqualTo(Map.of(
                        "seats",
                        "12.5",
                        "vip",
                        "true",
                        "plan",
                        "gold",
                        "renewal",
                        "2027-03-31",
                        "budget",
                        "EUR 12.00"));
    }

    @Test
    void nullAndAnEmptyTextTakeAValueBack() {
        assertThat(attributes(strict.read(CHANGED, body("\"plan\": null, \"seats\": \" \""), SIGNED)))
                .isEqualTo(Map.of("plan", "", "seats", ""));
    }

    @Test
    void whatIsNotDeclaredIsRefusedByName() {
        assertThat(refused(strict.read(CHANGED, body("\"plan\": \"gold\", \"shoeSize\": 38"), SIGNED)))
                .containsExactly(new FieldProblem("attributes.shoeSize", "is not declared in attributes.yaml"));
    }

    @Test
    void orItIsLeftOutAndTheEventSaysSo() {
        Reading reading = lenient.read(CHANGED, body("\"plan\": \"gold\", \"shoeSize\": 38"), SIGNED);
        assertThat(attributes(reading)).isEqualTo(Map.of("plan", "gold"));
        assertThat(accepted(reading).words()).endsWith("could not be read: attributes.shoeSize");
        assertThat(refused(lenient.read(CHANGED, body("\"shoeSize\": 38"), SIGNED)))
                .containsExactly(new FieldProblem("attributes", "names none that attributes.yaml declares"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "seats": "many"           | attributes.seats
                    "seats": {}               | attributes.seats
                    "seats": [1]              | attributes.seats
                    "plan": "platinum"        | attributes.plan
                    "renewal": "2027-02-30"   | attributes.renewal
                    "budget": 12              | attributes.budget
                    "vip": "yes"              | attributes.vip
                    "Plan": "gold"            | attributes.Plan
                    "a b": "gold"             | attributes.a?b
                    "seats": 1e300            | attributes.seats
                    "plan": "a\\u0007b"        | attributes.plan
                    """)
    void aValueOfAnotherTypeIsRefusedAndNamed(String json, String field) {
        for (BodyReader reader : List.of(strict, lenient)) {
            assertThat(refused(reader.read(CHANGED, body(json), SIGNED)))
                    .extracting(FieldProblem::field)
                    .containsExactly(field);
        }
    }

    @Test
    void unsignedASignUpSetsThoseAloneThatFormsMaySet() {
        String body = "{\"email\":\"ada@example.com\",\"attributes\":{\"taste\":\"green\",\"plan\":\"gold\"}}";
        assertThat(refused(strict.read(IntroductionFacts.CUSTOMER_SIGNED_UP, StrictJson.parse(body), PUBLIC)))
                .containsExactly(new FieldProblem("attributes.plan", "needs a signed post"));
        assertThat(attributes(strict.read(IntroductionFacts.CUSTOMER_SIGNED_UP, StrictJson.parse(body), SIGNED)))
                .isEqualTo(Map.of("taste", "green", "plan", "gold"));
        Reading form = strict.read(IntroductionFacts.LEAD_CAPTURED, StrictJson.parse(body), FORM);
        assertThat(attributes(form)).isEqualTo(Map.of("taste", "green"));
        assertThat(accepted(form).unread()).containsExactly("attributes.plan");
    }

    @Test
    void aLineOfABatchIsHeldToTheSame() {
        String line = """
                {"type":"AttributesChanged","customer":{"email":"ada@example.com"},"backfill":true,
                 "occurredAt":"2025-01-01T00:00:00Z","data":{"attributes":{"plann":"gold"}}}""";
        assertThat(refused(strict.readLine(StrictJson.parse(line), SIGNED)))
                .containsExactly(new FieldProblem("data.attributes.plann", "is not declared in attributes.yaml"));
    }

    @Test
    void anEventOfTheBusIsReadAsItWasWritten() {
        Event event = accepted(strict.read(CHANGED, body("\"plan\": \"gold\", \"seats\": null"), SIGNED));
        RoundTrip.assertTravels(event);
        assertThat(event.fact()).isEqualTo(new Fact.AttributesChanged(Map.of("plan", "gold", "seats", "")));
    }

    private static BodyReader reader(boolean refuses) {
        SortedMap<String, Attribute> declared = new TreeMap<>();
        declare(declared, "plan", new AttributeType.OneOf(List.of("free", "gold")), false);
        declare(declared, "seats", new AttributeType.Decimal(), false);
        declare(declared, "vip", new AttributeType.YesNo(), false);
        declare(declared, "renewal", new AttributeType.Day(), false);
        declare(declared, "budget", new AttributeType.Amount(), false);
        declare(declared, "taste", new AttributeType.Text(), true);
        return new BodyReader(_ -> "evt_minted", false, new AttributeCatalog(declared, refuses));
    }

    private static void declare(Map<String, Attribute> into, String name, AttributeType type, boolean forms) {
        into.put(
                name,
                new Attribute(name, type, EnumSet.allOf(Attribute.Use.class), true, false, forms, Optional.empty()));
    }

    private static JsonNode body(String attributes) {
        return StrictJson.parse("{\"customer\":{\"email\":\"ada@example.com\"},\"attributes\":{" + attributes + "}}");
    }

    private static Map<String, String> attributes(Reading reading) {
        return switch (accepted(reading).fact()) {
            case Fact.AttributesChanged it -> it.attributes();
            case Fact.CustomerSignedUp it -> it.attributes();
            case Fact.LeadCaptured it -> it.attributes();
            default -> Map.of();
        };
    }

    private static Event accepted(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).event();
    }

    private static List<FieldProblem> refused(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problems();
    }
}
