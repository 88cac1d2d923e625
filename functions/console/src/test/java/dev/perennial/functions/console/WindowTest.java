package dev.perennial.functions.console;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.metrics.Counter;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.administration.Administration;
import dev.perennial.flow.administration.DeadLetters;
import dev.perennial.flow.administration.DeadLetters.Letter;
import dev.perennial.flow.administration.DeadLetters.Queue;
import dev.perennial.flow.administration.Erasures;
import dev.perennial.flow.administration.PersonalData;
import dev.perennial.flow.mail.LedgerEntry.Status;
import dev.perennial.flow.mail.UnknownMailResolution;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.testing.InMemoryCounters;
import dev.perennial.testing.InMemoryReputation;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import dev.perennial.testing.TestSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final CustomerId ADA = CustomerId.of(Samples.ADA);
    private static final String HOSTILE = "</cwdb-action><script>x</script>\"'{{by}}{{{style}}}<img src=x onerror=y>";
    private static final Endpoints ENDPOINTS = new Endpoints("arn:look", "arn:decide", "arn:person");

    private final TestSystem house = new TestSystem(Samples.PLAYBOOK);
    private final InMemoryReputation reputation = new InMemoryReputation();
    private final InMemoryCounters counters = new InMemoryCounters();
    private final List<String> log = new ArrayList<>();
    private final List<Message> queued = new ArrayList<>();
    private final Letters letters = new Letters();
    private final CallTime time = new CallTime(() -> NOON, false);
    private final AuditLog audit = new AuditLog(log::add);
    private final Console console = new Console(
            house.customers,
            house.timeline,
            house.emails,
            house.emails,
            counters,
            reputation,
            letters,
            List.of("welcome"),
            ENDPOINTS,
            audit,
            time);
    private final Decide decide = new Decide(
            new Administration(
                    house.customers,
                    new UnknownMailResolution(house.emails, house.emails, (message, _) -> queued.add(message)),
                    reputation,
                    this::publish,
                    letters),
            ENDPOINTS,
            audit,
            time);
    private final Person person = new Person(
            new Persons(
                    new PersonalData(house.customers, house.timeline, house.emails),
                    new Erasures(house.customers, this::publish),
                    14,
                    30),
            ENDPOINTS,
            audit,
            time);

    private boolean publish(CustomerId id, Fact fact, Instant now) {
        house.record(new Event("op-" + log.size() + fact.type(), now, now, false, CustomerRef.of(id), fact));
        house.settle(now);
        return true;
    }

    @Test
    void itDescribesItself() {
        assertThat(text(console, StrictJson.object().put("describe", true))).startsWith("### Perennial");
    }

    @Test
    void whatIsTypedToFindSomebodyIsInNoLogAndWhoIsSeenIs() {
        house.record(event("s", NOON, signUp(true)));
        assertThat(text(console, call(Map.of("view", "find"), Map.of("find", "ada@example.com"))))
                .contains(ADA.value(), "ada@example.com");
        assertThat(text(console, call(Map.of("view", "find"), Map.of("find", "grace@example.com"))))
                .contains("Nobody is known");
        assertThat(log)
                .containsExactly("{\"audited\":\"look/customer\",\"by\":\"window\",\"customer\":\"" + ADA + "\"}");
    }

    @Test
    void hostileWordsBreakOutOfNoFieldOfNoScreen() {
        house.record(event(
                "s",
                NOON,
                new Fact.CustomerSignedUp(
                        Optional.of(HOSTILE),
                        Optional.of("en"),
                        Optional.empty(),
                        Optional.of(new Fact.ConsentGiven(
                                true, HOSTILE, Optional.of(HOSTILE), Optional.of(HOSTILE), false)),
                        Optional.empty())));
        house.record(event("c", NOON, new Fact.ComplaintRaised(HOSTILE, Optional.of(HOSTILE))));
        house.record(event(
                "k", NOON, new Fact.ConsentChanged("x", true, HOSTILE, Optional.of(HOSTILE), Optional.of(HOSTILE))));
        house.record(event("a", NOON, new Fact.SurveyAnswered("nps", 3, Optional.of(HOSTILE), Optional.empty())));
        house.settle(NOON);
        Message message = new Message(ADA, "k." + HOSTILE, HOSTILE, HOSTILE, Map.of(), NOON, NOON.plusSeconds(9));
        house.emails.claim(message, "one", NOON);
        house.emails.note(ADA, message.sendKey(), Status.UNKNOWN, HOSTILE, Optional.of(HOSTILE), NOON);
        reputation.pauseJourney(HOSTILE, HOSTILE);
        reputation.pause(HOSTILE, NOON);
        Map<String, String> forms = Map.of("by", HOSTILE, "because", HOSTILE, "find", HOSTILE, "purpose", HOSTILE);
        for (String screen : List.of(
                text(console, call(Map.of("view", HOSTILE), forms)),
                text(console, call(Map.of("view", "find"), forms)),
                text(console, call(Map.of("view", "customer", "id", ADA.value()), forms)),
                text(console, call(Map.of("view", "mail", "id", ADA.value(), "sendKey", message.sendKey()), forms)),
                text(decide, call(Map.of("decision", HOSTILE, "customerId", HOSTILE), forms)),
                text(
                        decide,
                        call(
                                Map.of(
                                        "decision",
                                        "close-complaint",
                                        "customerId",
                                        ADA.value(),
                                        "complaintId",
                                        HOSTILE + "2"),
                                forms)),
                text(person, call(Map.of("person", "export", "customerId", ADA.value()), forms)))) {
            String rest = screen.replaceAll("(?s)<style>.*?</style>", "");
            assertThat(rest).doesNotContain("<script", "<img", "{{by}}</", "\"'{");
            assertThat(rest.split("<cwdb-action", -1)).hasSameSizeAs(rest.split("</cwdb-action>", -1));
        }
    }

    @Test
    void aDecisionSaysWhoAndWhyOrChangesNothing() {
        house.record(event("c", NOON, new Fact.ComplaintRaised("C-1", Optional.empty())));
        Map<String, String> close =
                Map.of("decision", "close-complaint", "customerId", ADA.value(), "complaintId", "C-1");
        assertThat(text(decide, call(close, Map.of()))).contains("Nothing was changed", "who decides has to be told");
        assertThat(text(decide, call(close, Map.of("by", "Grace")))).contains("why decides has to be told");
        assertThat(house.ada().feedback().openComplaints()).containsExactly("C-1");
        assertThat(text(decide, call(close, Map.of("by", "Grace", "because", "a new pot"))))
                .contains("Done");
        assertThat(house.ada().feedback().openComplaints()).isEmpty();
        assertThat(log)
                .containsExactly(
                        "{\"audited\":\"decide/close-complaint\",\"by\":\"Grace\",\"customer\":\"" + ADA + "\"}");
    }

    /** Each function knows its own decisions alone: what a call of another says is nothing to it. */
    @Test
    void aForgedCallMakesNoFunctionDoWhatIsNotItsOwn() {
        house.record(event("c", NOON, new Fact.ComplaintRaised("C-1", Optional.empty())));
        house.settle(NOON);
        Map<String, String> all = Map.of(
                "decision",
                "close-complaint",
                "person",
                "erase",
                "customerId",
                ADA.value(),
                "complaintId",
                "C-1",
                "by",
                "Mallory",
                "because",
                "so");
        text(console, call(all, all));
        assertThat(house.ada().feedback().openComplaints()).containsExactly("C-1");
        Map<String, String> erase = Map.of("person", "erase", "customerId", ADA.value(), "by", "M", "because", "so");
        text(console, call(erase, erase));
        text(decide, call(erase, erase));
        assertThat(house.ada().identity().erasedAt()).isEmpty();
        text(person, call(all, Map.of("person", "export")));
        assertThat(house.ada().identity().erasedAt()).isPresent();
    }

    @Test
    void onAwsACallDoesNotSayWhatTimeItIs() {
        ObjectNode event = StrictJson.object().put("time", "2031-01-01T00:00:00Z");
        assertThat(new CallTime(() -> NOON, false).of(event)).isEqualTo(NOON);
        assertThat(new CallTime(() -> NOON, true).of(event)).isEqualTo(Instant.parse("2031-01-01T00:00:00Z"));
        assertThat(CallTime.of(Map.of("AWS_REGION", "eu-central-1")).movable()).isFalse();
    }

    @Test
    void theFirstScreenShowsWhatWasCountedAndNoBucketsOfTime() {
        String day = "2026-11-19";
        counters.add(
                new Counters.Progress("shard", Optional.empty(), BigInteger.ONE),
                Map.of(
                        Counter.of("orders", LocalDate.parse(day), Map.of()),
                        Counts.of("orders", 4711),
                        Counter.of("time-in-stage", LocalDate.parse(day), Map.of()),
                        Counts.of("d07", 4712)));
        assertThat(text(console, call(Map.of(), Map.of())))
                .contains("<h3>orders</h3>", "4711", "<h3>Net promoter score</h3>")
                .doesNotContain("4712", "d07", "<h3>refunds</h3>");
    }

    @Test
    void theFirstScreenDrawsTheStagesAndNamesTheJourneyThatLosesMostFirst() {
        LocalDate day = LocalDate.parse("2026-11-19");
        counters.add(
                new Counters.Progress("shard", Optional.empty(), BigInteger.ONE),
                Map.of(
                        Counter.of("moves", day, Map.of("from", "NEW", "to", "LEAD")),
                        Counts.of("moves", 40),
                        Counter.of("moves", day, Map.of("from", "LEAD", "to", "ACTIVE")),
                        Counts.of("moves", 10),
                        Counter.of("journeys", day, Map.of("journey", "welcome")),
                        Counts.of(Map.of("entered", 10L, "goal", 6L, "left", 2L)),
                        Counter.of("journeys", day, Map.of("journey", "win-back")),
                        Counts.of(Map.of("entered", 20L, "goal", 5L, "left", 10L, "over", 5L)),
                        Counter.of("journey-steps", day, Map.of("journey", "welcome", "step", "hello")),
                        Counts.of("customers", 2),
                        Counter.of("journey-outcomes", day, Map.of("journey", "win-back", "group", "TREATED")),
                        Counts.of(Map.of("begun", 1000L, "reached", 300L)),
                        Counter.of("journey-outcomes", day, Map.of("journey", "win-back", "group", "HELD_OUT")),
                        Counts.of(Map.of("begun", 1000L, "reached", 100L))));
        String screen = text(console, call(Map.of(), Map.of()));
        assertThat(screen)
                .contains(
                        "LEAD: 30",
                        "ACTIVE: 10",
                        "x=\"33\" y=",
                        "LEAD → ACTIVE: 10",
                        "welcome: 10 entered, 2 on it now; 6 reached the goal, 2 left before it, 0 came to its end",
                        "Lost: 75 %",
                        "about 200 of 1000 reached the goal because of it",
                        "It works")
                .containsSubsequence("win-back: 20 entered", "welcome: 10 entered");
    }

    @Test
    void itFollowsThemeAndLanguageOfTheConsole() {
        ObjectNode event = call(Map.of(), Map.of());
        ((ObjectNode) event.path("widgetContext")).put("locale", "de-DE").put("theme", "dark");
        assertThat(text(console, event)).contains("class=\"perennial dark\" lang=\"de\"", "Mails werden verschickt.");
    }

    @Test
    void whoIsErasedIsReportedAndGone() {
        house.record(event("s", NOON, signUp(true)));
        house.settle(NOON);
        Map<String, String> erase = Map.of("person", "erase", "customerId", ADA.value());
        assertThat(text(person, call(erase, Map.of("by", "Grace", "because", "a letter"))))
                .contains("timelineRows", "archivedEventsUntil", ADA.value());
        assertThat(house.ada().profile().name()).isEmpty();
        assertThat(text(person, call(Map.of("person", "export", "customerId", ADA.value()), Map.of())))
                .doesNotContain("Ada", "ada@example.com");
    }

    @Test
    void theApiTakesTheCallerFromIamAndNotFromTheBody() {
        house.record(event("c", NOON, new Fact.ComplaintRaised("C-1", Optional.empty())));
        JsonNode done = api(decide, "POST", "/v1/admin/decisions", """
            {"decision":"close-complaint","customerId":"%s","complaintId":"C-1","by":"Mallory","because":"a pot"}\
            """.formatted(ADA));
        assertThat(done.path("statusCode").asInt()).isEqualTo(202);
        assertThat(log.getFirst()).contains("arn:aws:iam::1:user/grace");
        assertThat(house.timeline.of(ADA).toString())
                .contains("by user/grace: a pot")
                .doesNotContain("Mallory");
        assertThat(api(decide, "POST", "/v1/admin/decisions", "{")
                        .path("statusCode")
                        .asInt())
                .isEqualTo(400);
        assertThat(api(decide, "POST", "/v1/admin/decisions", "{\"decision\":\"x\"}")
                        .path("statusCode")
                        .asInt())
                .isEqualTo(422);
        assertThat(api(decide, "POST", "/v1/admin/decisions", """
            {"decision":"close-complaint","customerId":"%s","complaintId":"C-1","because":"a pot"}\
            """.formatted(ADA))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(409);
        assertThat(api(console, "GET", "/v1/admin/customers/" + ADA, "")
                        .path("body")
                        .asText())
                .contains("timeline");
        assertThat(api(console, "GET", "/v1/admin/customers/nobody", "")
                        .path("statusCode")
                        .asInt())
                .isEqualTo(404);
        assertThat(api(person, "GET", "/v1/admin/persons/" + ADA + "/export", "")
                        .path("body")
                        .asText())
                .contains("perennial-person-1");
    }

    @Test
    void aDeadLetterIsMaskedUntilItIsAskedForAndSentBackOrDiscarded() {
        letters.all.add(
                new Letter(
                        Queue.FAILURES,
                        "m-1",
                        "InvalidEvent detail.data is missing",
                        "{\"detail-type\":\"CustomerSignedUp\",\"detail\":{\"customer\":{\"email\":\"ada@example.com\"},\"x\":[\"Ada\"]}}"));
        letters.all.add(new Letter(Queue.STREAMS_DEAD, "m-2", "RetryAttemptsExhausted", HOSTILE));
        String masked = text(console, call(Map.of("view", "letters"), Map.of()));
        assertThat(masked)
                .contains("InvalidEvent", "CustomerSignedUp", "•••", "Send m-1 back", "Discard m-2")
                .doesNotContain("ada@example.com", "Ada", "Send m-2 back", "<script");
        assertThat(text(console, call(Map.of("view", "letters", "letter", "m-1"), Map.of())))
                .contains("ada@example.com");
        Map<String, String> grace = Map.of("by", "Grace", "because", "mended");
        text(decide, call(Map.of("decision", "return-letter", "queue", "failures", "letter", "m-1"), grace));
        text(decide, call(Map.of("decision", "discard-letter", "queue", "streams-dead", "letter", "m-2"), grace));
        assertThat(letters.done).containsExactly("back m-1", "discarded m-2");
        assertThat(text(decide, call(Map.of("decision", "discard-letter", "queue", "messages", "letter", "m"), grace)))
                .contains("must be one of the queues of dead letters");
        assertThat(log.toString()).doesNotContain("ada@example.com");
    }

    /** Letters as they lie there. */
    private static final class Letters implements DeadLetters {
        private final List<Letter> all = new ArrayList<>();
        private final List<String> done = new ArrayList<>();

        @Override
        public List<Letter> look(Queue queue) {
            return all.stream().filter(it -> it.queue() == queue).toList();
        }

        @Override
        public Optional<String> discard(Queue queue, String id) {
            done.add("discarded " + id);
            return Optional.empty();
        }

        @Override
        public Optional<String> sendBack(Queue queue, String id) {
            done.add("back " + id);
            return Optional.empty();
        }
    }

    private static ObjectNode call(Map<String, String> says, Map<String, String> forms) {
        ObjectNode event = StrictJson.object();
        says.forEach(event::put);
        ObjectNode context =
                event.putObject("widgetContext").put("locale", "en").put("theme", "light");
        ObjectNode all = context.putObject("forms").putObject("all");
        forms.forEach(all::put);
        return event;
    }

    private static JsonNode api(RequestStreamHandler function, String method, String path, String body) {
        ObjectNode event = StrictJson.object()
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("body", body);
        ObjectNode context = event.putObject("requestContext").put("timeEpoch", NOON.toEpochMilli());
        context.putObject("http").put("method", method);
        context.putObject("authorizer").putObject("iam").put("userArn", "arn:aws:iam::1:user/grace");
        return StrictJson.parse(answer(function, event));
    }

    private static String text(RequestStreamHandler function, ObjectNode event) {
        return StrictJson.parse("{\"html\":" + answer(function, event) + "}")
                .path("html")
                .asText();
    }

    private static String answer(RequestStreamHandler function, ObjectNode event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), out, new TestContext());
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        return out.toString(UTF_8);
    }
}
