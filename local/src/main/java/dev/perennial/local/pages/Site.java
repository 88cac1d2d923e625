package dev.perennial.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.perennial.local.Json;
import dev.perennial.local.clock.ClockMover;
import dev.perennial.local.clock.LocalClock;
import dev.perennial.local.console.OperatorPage;
import dev.perennial.local.functions.Functions;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpApi;
import dev.perennial.local.http.HttpCall;
import dev.perennial.local.http.Responder;
import dev.perennial.local.http.Visitor;
import dev.perennial.local.mail.Inbox;
import dev.perennial.local.work.Drain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Everything on the HTTP port: the declared routes, and the local cloud's own pages where no route is. */
public final class Site implements Responder {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LONGEST_MOVE = Duration.ofDays(3_660);

    private final HttpApi api;
    private final NumbersPage numbers;
    private final ReportPage report;
    private final Info info;
    private final Inbox inbox;
    private final LocalClock clock;
    private final ClockMover mover;
    private final Drain drain;
    private final DocsPage docs;
    private final OperatorPage operator;
    private final TemplatesPage templates = new TemplatesPage();

    public Site(
            HttpApi api,
            Functions functions,
            Info info,
            Inbox inbox,
            LocalClock clock,
            ClockMover mover,
            Drain drain,
            Path docs,
            OperatorPage operator) {
        this.api = api;
        this.numbers = new NumbersPage(api);
        this.report = new ReportPage(functions);
        this.info = info;
        this.inbox = inbox;
        this.clock = clock;
        this.mover = mover;
        this.drain = drain;
        this.docs = new DocsPage(docs, info.http());
        this.operator = operator;
    }

    static HttpAnswer notFound() {
        return HttpAnswer.problem(404, "Not Found", "There is nothing at this address.");
    }

    @Override
    public HttpAnswer answer(HttpCall call) throws Exception {
        var routed = api.answer(call);
        return routed.isPresent() ? routed.get() : own(call);
    }

    private HttpAnswer own(HttpCall call) throws IOException, InterruptedException {
        Optional<String> objection = Visitor.objection(call.header("host"), call.header("origin"));
        if (objection.isPresent()) {
            return HttpAnswer.problem(403, "Forbidden", objection.get());
        }
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        return switch (method + " " + call.path()) {
            case "GET /" -> StartPage.of(info, clock.now(), inbox.size());
            case "GET /docs" -> docs.page();
            case "GET /docs/openapi.yaml" -> docs.openApi();
            case "GET /local/info" -> HttpAnswer.json(200, info.json(clock.now()));
            case "GET /local/inbox" -> mails();
            case "GET /local/inbox.html" -> InboxPage.of(inbox.all());
            case "GET /local/numbers.html" -> numbers.of(call);
            case "GET /local/report.html" -> report.of(call, clock.now());
            case "GET /local/templates.html" -> templates.all(call);
            case "GET /local/operator", "POST /local/operator" ->
                operator.isThere() ? operator.answer(call) : notFound();
            case "GET /local/clock" -> now();
            case "POST /local/clock" -> advance(call);
            case "POST /local/drain", "GET /local/idle" -> idle();
            default -> method.equals("GET") ? templates.one(call).orElseGet(() -> mail(call.path())) : notFound();
        };
    }

    private HttpAnswer mail(String path) {
        String folder = "/local/mails/";
        return path.startsWith(folder)
                ? inbox.find(path.substring(folder.length()))
                        .map(InboxPage::body)
                        .orElseGet(Site::notFound)
                : notFound();
    }

    private HttpAnswer mails() {
        ArrayNode mails = Json.array();
        inbox.all().forEach(mail -> mails.add(mail.json()));
        return HttpAnswer.json(200, mails);
    }

    private HttpAnswer now() {
        Instant now = clock.now();
        return HttpAnswer.json(200, Json.object().put("now", now.toString()).put("epochSecond", now.getEpochSecond()));
    }

    private HttpAnswer advance(HttpCall call) throws InterruptedException {
        Duration by;
        try {
            JsonNode body = Json.read(call.body());
            by = duration(body.path("advance").asText());
        } catch (IOException | DateTimeParseException | ArithmeticException malformed) {
            return badAdvance();
        }
        if (by.isNegative() || by.compareTo(LONGEST_MOVE) > 0) {
            return badAdvance();
        }
        mover.advance(by);
        return now();
    }

    private static HttpAnswer badAdvance() {
        return HttpAnswer.problem(
                400,
                "Bad Request",
                "Say how far, forward and ten years at most: {\"advance\":\"P30D\"} or {\"advance\":\"PT12H\"}");
    }

    /** ISO 8601, by days and times or by weeks, months and years of 30 and 365 days. */
    private static Duration duration(String text) {
        if (text.startsWith("PT") || text.matches("P[0-9]+D(T.*)?")) {
            return Duration.parse(text);
        }
        Period period = Period.parse(text);
        return Duration.ofDays(period.getYears() * 365L + period.getMonths() * 30L + period.getDays());
    }

    private HttpAnswer idle() throws InterruptedException {
        boolean idle = drain.toIdle(PATIENCE);
        return HttpAnswer.json(
                idle ? 200 : 503,
                Json.object().put("idle", idle).put("now", clock.now().toString()));
    }
}
