package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.playbook.ConditionView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The schemas help editors; what they say must be what the compiler holds. */
class SchemaTest {
    private static final Path PLAYBOOK = Path.of("../../playbook");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "brand.yaml, brand",
        "stages.yaml, stages",
        "inactivity.yaml, inactivity",
        "surveys.yaml, surveys",
        "courtesy.yaml, courtesy",
        "journeys.yaml, journeys",
        "offers.yaml, offers",
        "loyalty.yaml, loyalty",
        "categories.yaml, categories",
        "emails/texts.en.yaml, texts",
        "emails/texts.de.yaml, texts",
    })
    void theShippedFilesFollowTheirSchemaAndNameIt(String file, String schema) throws IOException {
        String text = Files.readString(PLAYBOOK.resolve(file));
        assertThat(schema(schema).validate(yaml(text))).isEmpty();
        assertThat(text.lines().findFirst().orElseThrow()).endsWith("schema/" + schema + ".schema.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    stages | {onboarding: {lasts: P90D}, loyal: {orders: four, for: P365D}, advocate: {npsScore: 9, untilBelow: 7}}
                    stages | {onboarding: {lasts: P90D}, loyal: {orders: 4, for: P365D}}
                    surveys | {nps: {window: 90 days, askAgainAfter: P90D}}
                    surveys | {nps: {window: P, askAgainAfter: P90D}}
                    journeys | {journeys: {a: {'on': Nothing, template: a, freshFor: P1D}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, template: a}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, template: a, freshFor: P1D, when: {customer: {order: [1]}}}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, freshFor: P1D, steps: [{wait: soon}]}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, freshFor: P1D, steps: [{wait: P1D, until: often}]}}}
                    courtesy | {quietHours: {from: '21:00', until: '08:00', timezone: Europe/Berlin}, mails: {perDay: 1, perWeek: 3}, holdout: {percent: 5}, usualHour: {atLeast: 0, fallback: '10:00'}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, freshFor: P1D, steps: [{send: a, wait: P1D, freshFor: P1D}]}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, template: a, freshFor: P1D, again: {}}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, template: a, freshFor: P1D, once: true, again: {after: P1D}}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, template: a, freshFor: P1D, goal: {'on': PurchaseCompleted}}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, template: a, freshFor: P1D, holdout: 80}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, template: a, freshFor: P1D, priority: high}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, template: a, freshFor: P1D, when: {segment: 7}}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, freshFor: P1D, steps: [{waitUntil: {date: someDay, at: "10:00"}}]}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, freshFor: P1D, steps: [{waitUntil: {date: signedUpAt, at: "10:00", plus: P1D, minus: P1D}}]}}}
                    segments | {segments: {a: {customer: {order: [1]}}}}
                    segments | {segments: {a: {event: {type: [SurveyAnswered]}}}}
                    segments | {segments: {a b: {customer: {orders: [1]}}}}
                    loyalty | {points: {for: {EUR: much}, months: 12}, tiers: {by: points, levels: {a: {from: 1, name: {en: A}}}}}
                    loyalty | {points: {for: {EUR: 1}, months: 12}, tiers: {by: years, levels: {a: {from: 1, name: {en: A}}}}}
                    categories | {categories: {}}
                    categories | {categories: {a: {name: {en: A}, next: {b: {lift: 0.5, customers: 3}}}}}
                    categories | {categories: {a: {name: {en: A}, next: {b: {lift: 2}}}}}
                    categories | {categories: {a b: {name: {en: A}}}}
                    offers | {offers: {a: {gives: {en: Tea}, validFor: P3D, for: tea}}}
                    offers | {offers: {a: {gives: {en: Tea}}}}
                    offers | {offers: {a: {gives: Tea, validFor: P3D}}}
                    journeys | {journeys: {a: {'on': SurveyAnswered, freshFor: P1D, steps: [{grant: [a]}]}}}
                    courtesy | {quietHours: {from: "21", until: "08:00", timezone: UTC}, mails: {perDay: 1, perWeek: 3}, holdout: {percent: 5}}
                    courtesy | {quietHours: {from: "21:00", until: "08:00", timezone: UTC}, mails: {perDay: 1, perWeek: 3}, holdout: {percent: 5}, confirmation: {perDay: 0, perMonth: 3, goodFor: P7D}}
                    texts | {layout: {}, hello: {subject: Hi}}
                    """)
    void mistakesAreSeenInTheEditor(String schema, String text) throws IOException {
        assertThat(schema(schema).validate(yaml(text))).isNotEmpty();
    }

    @Test
    void theEditorOffersTheEventsAndFieldsThatThereAre() throws IOException {
        JsonNode definitions = json("journeys").path("definitions");
        Set<String> events = new HashSet<>();
        definitions.at("/event/enum").forEach(event -> events.add(event.asText()));
        assertThat(events).isEqualTo(Vocabulary.events());
        Set<String> fields = new HashSet<>();
        definitions.at("/when/properties/customer/properties").fieldNames().forEachRemaining(fields::add);
        assertThat(fields).isEqualTo(ConditionView.CUSTOMER_FIELDS);
    }

    @Test
    void theEditorOffersTheDatesThatTheRecordKnows() throws IOException {
        Set<String> dates = new HashSet<>();
        json("journeys").findValues("date").stream()
                .flatMap(date -> date.path("enum").valueStream())
                .forEach(date -> dates.add(date.asText()));
        assertThat(dates).isEqualTo(Set.copyOf(RecordDate.fields()));
    }

    @Test
    void theEditorOffersForSegmentsWhatItOffersForConditions() throws IOException {
        Set<String> fields = new HashSet<>(ConditionView.CUSTOMER_FIELDS);
        fields.remove("segments");
        Set<String> offered = new HashSet<>();
        json("segments")
                .at("/definitions/segment/properties/customer/properties")
                .fieldNames()
                .forEachRemaining(offered::add);
        assertThat(offered).isEqualTo(fields);
    }

    /** With the keys as they are written; YAML 1.1 alone would read "on" as true. */
    private static JsonNode yaml(String text) {
        Object read = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()))
                .load(text.replaceAll("(?m)^( +(?:- )?)on:", "$1'on':"));
        return JSON.valueToTree(read);
    }

    private static JsonNode json(String schema) throws IOException {
        return JSON.readTree(Files.readString(PLAYBOOK.resolve("schema/" + schema + ".schema.json")));
    }

    private static JsonSchema schema(String name) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(json(name));
    }
}
