package dev.perennial.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.FactType;
import dev.perennial.domain.facts.FactTypes;
import dev.perennial.domain.values.Survey;
import dev.perennial.events.AdSpendBody;
import dev.perennial.events.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the HTTP API is said to be, what the template routes and what the code reads are one. */
class OpenApiTest {
    private static final String JSON = "application/json";
    private static final String AD_SPEND = "/v1/ad-spend";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern POST_IN_PROSE = Pattern.compile("(?m)^post (/v1/\\S+) '([^']+)'");

    private final OpenApi api = OpenApi.read();

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        assertThat(api.operations().stream().map(o -> o.method() + " " + o.path()))
                .containsExactlyInAnyOrderElementsOf(Policy.Given.template().routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
    }

    @Test
    void whatIsPostedIsRoutedToWhatReadsIt() {
        String reader = Policy.Given.template().routes().stream()
                .filter(route -> route.path().equals("/v1/events"))
                .map(Route::function)
                .findFirst()
                .orElseThrow();
        Set<String> paths = new TreeSet<>(FactTypes.paths());
        paths.add("/v1/events");
        assertThat(Policy.Given.template().routes().stream()
                        .filter(route -> route.function().equals(reader))
                        .map(Route::path)
                        .distinct())
                .as("the template routes what the declarations of the facts say")
                .containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void theDescriptionAsksForIamWhereTheTemplateDoes() {
        Map<String, Boolean> routes = Policy.Given.template().routes().stream()
                .collect(Collectors.toMap(r -> r.method() + " " + r.path(), Route::iam));
        for (OpenApi.Operation operation : api.operations()) {
            String name = operation.method() + " " + operation.path();
            assertThat(operation.iam()).as(name).isEqualTo(routes.get(name));
            assertThat(operation.iam() || operation.signable() || operation.open())
                    .as("%s says who may", name)
                    .isTrue();
        }
    }

    @Test
    void everyPostHasAnExampleThatItsSchemaAccepts() {
        List<OpenApi.Example> examples = api.requestExamples(JSON);
        assertThat(examples.stream().map(OpenApi.Example::path).distinct())
                .hasSize(FactTypes.paths().size() + 2); // batches, and ad spend, which is about no customer
        for (OpenApi.Example example : examples) {
            assertThat(api.objections(example, example.value()))
                    .as(example.toString())
                    .isEmpty();
        }
        List<OpenApi.Example> forms = api.requestExamples(FORM);
        assertThat(forms).isNotEmpty();
        for (OpenApi.Example form : forms) {
            assertThat(api.objections(form, form.value())).as(form.toString()).isEmpty();
        }
    }

    @Test
    void everyExampleIsReadAsAnEvent() {
        for (OpenApi.Example example : events()) {
            if (!example.value().isArray()) {
                assertAccepted(example.toString(), Readers.read(example.path(), example.value(), isSigned(example)));
            }
        }
        for (OpenApi.Example form : api.requestExamples(FORM)) {
            assertAccepted(form.toString(), Readers.readForm(form.path(), form.value()));
        }
    }

    @Test
    void aBatchTakesTheEventsThatItIsSaidToTakeAndNoOther() {
        for (FactType<?> type : FactTypes.onTheBus()) {
            ObjectNode line = new ObjectMapper().createObjectNode().put("type", type.eventName());
            boolean described = api.objections("/components/schemas/Line", line).isEmpty();
            boolean known = Readers.readBatch(line.toString()).stream()
                    .map(Reading.Refused.class::cast)
                    .flatMap(refused -> refused.problems().stream())
                    .noneMatch(problem -> problem.field().equals("type"));
            assertThat(known).as(type.eventName()).isEqualTo(described);
        }
    }

    @Test
    void everyLineOfABatchExampleIsReadAsAnEvent() {
        List<OpenApi.Example> arrays =
                events().stream().filter(e -> e.value().isArray()).toList();
        List<OpenApi.Example> lines = api.requestExamples("application/x-ndjson");
        assertThat(arrays).isNotEmpty();
        assertThat(lines).isNotEmpty();
        arrays.forEach(array -> assertBatch(array.toString(), array.value().toString()));
        lines.forEach(text -> assertBatch(text.toString(), text.value().asText()));
    }

    @Test
    void schemaAndCodeRefuseTheSameWhenAFieldIsMissing() {
        int refused = 0;
        for (OpenApi.Example example : events()) {
            for (Map.Entry<String, JsonNode> field : example.value().properties()) {
                ObjectNode spoilt = Readers.without(example.value(), field.getKey());
                boolean accepted = Readers.read(example.path(), spoilt, isSigned(example)) instanceof Reading.Accepted;
                if (!field.getKey().equals("token")) {
                    assertThat(api.objections(example, spoilt).isEmpty())
                            .as("%s without %s", example, field.getKey())
                            .isEqualTo(accepted);
                    refused += accepted ? 0 : 1;
                }
            }
        }
        assertThat(refused).as("fields that are required").isGreaterThan(10);
    }

    @Test
    void schemaAndCodeRefuseTheSameWhenAFieldIsOfAnotherKind() {
        for (OpenApi.Example example : events()) {
            for (Map.Entry<String, JsonNode> field : example.value().properties()) {
                ObjectNode spoilt = example.value().deepCopy();
                spoilt.putArray(field.getKey()).add(true);
                if (!field.getKey().equals("token")) {
                    assertThat(api.objections(example, spoilt))
                            .as("%s with another %s", example, field.getKey())
                            .isNotEmpty();
                    assertThat(Readers.read(example.path(), spoilt, isSigned(example)))
                            .as("%s with another %s", example, field.getKey())
                            .isInstanceOf(Reading.Refused.class);
                }
            }
        }
    }

    @Test
    void schemaAndCodeAgreeOnWhatIsAsGoodAsNoField() {
        int taken = 0;
        int refused = 0;
        for (OpenApi.Example example : events()) {
            if (example.value().isArray()) {
                continue;
            }
            Set<String> pointers = new TreeSet<>(Set.of("/eventId", "/occurredAt"));
            example.value().fieldNames().forEachRemaining(name -> pointers.add("/" + name));
            facts(example.path()).forEach(type -> pointers.add("/" + type.timeField()));
            if (example.value().has("customer")) {
                Set.of("email", "externalId", "customerId").forEach(name -> pointers.add("/customer/" + name));
            }
            pointers.remove("/token");
            for (String pointer : pointers) {
                for (String nothing : List.of("null", "\"\"", "\" \"")) {
                    ObjectNode emptied = Readers.with(example.value(), pointer, nothing);
                    boolean accepted =
                            Readers.read(example.path(), emptied, isSigned(example)) instanceof Reading.Accepted;
                    assertThat(api.objections(example, emptied).isEmpty())
                            .as("%s with %s as %s", example, pointer, nothing)
                            .isEqualTo(accepted);
                    taken += accepted ? 1 : 0;
                    refused += accepted ? 0 : 1;
                }
            }
        }
        assertThat(taken).isGreaterThan(100);
        assertThat(refused).isGreaterThan(50);
    }

    private static List<FactType<?>> facts(String path) {
        return FactTypes.postedTo(path);
    }

    @Test
    void eachSurveyHasItsRange() {
        for (Survey survey : Survey.values()) {
            for (int score = -1; score <= 11; score++) {
                boolean inRange = score >= survey.least() && score <= survey.most();
                for (OpenApi.Example example : events()) {
                    if (example.path().equals("/v1/surveys")) {
                        ObjectNode answer = example.value().deepCopy();
                        answer.put("survey", survey.word()).put("score", score);
                        assertThat(api.objections(example, answer).isEmpty())
                                .as("%s %s", example, answer)
                                .isEqualTo(inRange);
                    }
                }
                for (OpenApi.Example form : api.requestExamples(FORM)) {
                    if (form.path().equals("/v1/surveys")) {
                        ObjectNode answer = form.value().deepCopy();
                        answer.put("survey", survey.word()).put("score", Integer.toString(score));
                        assertThat(api.objections(form, answer).isEmpty())
                                .as("%s %s", form, answer)
                                .isEqualTo(inRange);
                    }
                }
            }
        }
    }

    @Test
    void aPageThatHeadAsksForAnswersAsGetDoes() {
        Map<String, Set<String>> answers = api.operations().stream()
                .collect(Collectors.toMap(it -> it.method() + " " + it.path(), it -> {
                    Set<String> statuses = new TreeSet<>();
                    it.body().path("responses").fieldNames().forEachRemaining(statuses::add);
                    return statuses;
                }));
        for (OpenApi.Operation operation : api.operations()) {
            if (operation.method().equals("HEAD")) {
                assertThat(answers.get("HEAD " + operation.path()))
                        .as(operation.path())
                        .isEqualTo(answers.get("GET " + operation.path()));
            }
            if (operation.body().at("/requestBody/content").has(FORM)
                    && operation.path().matches("/v1/(leads|signups|surveys)")) {
                for (String status : List.of("400", "401", "413", "422", "503")) {
                    assertThat(operation
                                    .body()
                                    .at("/responses/" + status + "/$ref")
                                    .asText())
                            .as("%s answers forms by pages", operation.path())
                            .startsWith("#/components/responses/Form");
                }
            }
        }
    }

    @Test
    void everyAnswersExampleFitsItsSchema() {
        Map<String, JsonNode> answers = api.answers();
        assertThat(answers).hasSizeGreaterThan(8);
        answers.forEach((schema, examples) -> examples.properties()
                .forEach(example -> assertThat(
                                api.objections(schema, example.getValue().path("value")))
                        .as("%s %s", schema, example.getKey())
                        .isEmpty()));
    }

    @Test
    void thePostsOfTheProseAreReadAsEvents() throws IOException {
        String prose = Files.readString(Policy.Given.root().resolve("docs/api.md"));
        List<MatchResult> posts = POST_IN_PROSE.matcher(prose).results().toList();
        assertThat(posts).hasSizeGreaterThan(5);
        for (MatchResult post : posts) {
            String path = post.group(1);
            JsonNode body = new ObjectMapper().readTree(post.group(2));
            if (body.isArray()) {
                assertThat(Readers.readBatch(body.toString()))
                        .as("the prose shows a good line and a bad one")
                        .hasSize(2)
                        .hasAtLeastOneElementOfType(Reading.Accepted.class)
                        .hasAtLeastOneElementOfType(Reading.Refused.class);
            } else {
                assertAccepted(path, Readers.read(path, body, true));
            }
        }
        for (Route route : Policy.Given.template().routes()) {
            assertThat(prose).as("the prose names every route").contains("`" + route.path());
        }
    }

    /** What is posted to all other addresses than that of ad spend, which is about no customer and no event. */
    private List<OpenApi.Example> events() {
        return api.requestExamples(JSON).stream()
                .filter(example -> !example.path().equals(AD_SPEND))
                .toList();
    }

    @Test
    void whatWasSpentIsReadAsItIsDescribed() {
        List<OpenApi.Example> examples = api.requestExamples(JSON).stream()
                .filter(example -> example.path().equals(AD_SPEND))
                .toList();
        assertThat(examples).isNotEmpty();
        for (OpenApi.Example example : examples) {
            assertThat(isSpend(example.value())).as(example.toString()).isTrue();
            for (Map.Entry<String, JsonNode> field : example.value().properties()) {
                ObjectNode without = Readers.without(example.value(), field.getKey());
                assertThat(api.objections(example, without).isEmpty())
                        .as("%s without %s", example, field.getKey())
                        .isEqualTo(isSpend(without));
            }
        }
    }

    private static boolean isSpend(JsonNode body) {
        return AdSpendBody.read(body, Instant.parse("2026-11-21T00:00:00Z")) instanceof AdSpendBody.Read.Told;
    }

    private boolean isSigned(OpenApi.Example example) {
        return api.operations().stream()
                .filter(operation -> operation.path().equals(example.path()))
                .allMatch(operation -> operation.signable() && !operation.open());
    }

    private static void assertBatch(String name, String text) {
        Readers.readBatch(text).forEach(reading -> assertAccepted(name, reading));
    }

    private static void assertAccepted(String name, Reading reading) {
        assertThat(reading).as("%s: %s", name, reading).isInstanceOf(Reading.Accepted.class);
    }
}
