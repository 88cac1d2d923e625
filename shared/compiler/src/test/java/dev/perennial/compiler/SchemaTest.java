package dev.perennial.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.domain.playbook.RecordDate;
import dev.perennial.domain.values.Survey;
import dev.perennial.playbook.ConditionView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas say what shape the files have, to editors and to the compiler; their names are those of the domain. */
class SchemaTest {
    private static final Path PLAYBOOK = Path.of("../../playbook");
    private static final Path SCHEMAS = PLAYBOOK.resolve("schema");
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
        assertThat(problems(schema, file, text)).isEmpty();
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
    void mistakesAreSeenInTheEditor(String schema, String text) {
        assertThat(problems(schema, schema, text)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void namesOfTheDomainAreThoseOfTheDomain(Path schema) throws IOException {
        String written = SchemaEnumerations.written(name(schema), read(schema)).toPrettyString() + "\n";
        if (Boolean.getBoolean("write")) {
            Files.writeString(schema, written);
        }
        assertThat(Files.readString(schema))
                .as(
                        "mvn -pl shared/compiler -am test -Dtest=SchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dwrite=true writes it")
                .isEqualTo(written);
    }

    @Test
    void theEditorOffersTheEventsAndFieldsThatThereAre() throws IOException {
        JsonNode definitions = json("common").path("definitions");
        Set<String> events = new HashSet<>();
        definitions.at("/event/enum").forEach(event -> events.add(event.asText()));
        assertThat(events).isEqualTo(Vocabulary.events());
        assertThat(fields(definitions)).isEqualTo(ConditionView.CUSTOMER_FIELDS);
    }

    @Test
    void theEditorOffersTheDatesThatTheRecordKnows() throws IOException {
        assertThat(json("common").at("/definitions/date/enum").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(RecordDate.fields());
    }

    @Test
    void theEditorOffersTheSurveysThatThereAre() throws IOException {
        assertThat(json("surveys").path("properties").propertyStream().map(it -> it.getKey()))
                .containsExactlyElementsOf(Survey.words());
    }

    @Test
    void theEditorOffersForSegmentsWhatItOffersForConditions() throws IOException {
        Set<String> fields = new HashSet<>(ConditionView.CUSTOMER_FIELDS);
        fields.remove("segments");
        assertThat(fields(json("segments").path("definitions"))).isEqualTo(fields);
    }

    private static Set<String> fields(JsonNode definitions) {
        return definitions
                .at("/customer/properties")
                .propertyStream()
                .map(it -> it.getKey())
                .filter(field -> !field.equals("$or"))
                .collect(Collectors.toSet());
    }

    private static List<String> problems(String schema, String file, String text) {
        Problems problems = new Problems();
        YamlFile yaml = YamlFile.of(new Source(file, text), problems);
        new PlaybookSchema().check(yaml, schema);
        return problems.all().stream().map(Problem::toString).toList();
    }

    private static List<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.sorted().toList();
        }
    }

    private static String name(Path schema) {
        return schema.getFileName().toString().replace(".schema.json", "");
    }

    private static JsonNode json(String name) throws IOException {
        return read(SCHEMAS.resolve(name + ".schema.json"));
    }

    private static JsonNode read(Path schema) throws IOException {
        return JSON.readTree(Files.readString(schema));
    }
}
