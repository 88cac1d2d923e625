package dev.perennial.functions.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.aws.Publishing;
import dev.perennial.domain.facts.Event;
import dev.perennial.events.Batch;
import dev.perennial.events.BodyReader;
import dev.perennial.events.Reading;
import dev.perennial.events.Receipt;
import dev.perennial.events.StrictJson;
import dev.perennial.http.Endpoint.Outcome;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A post with many facts: each line has its own result, and a bad one spoils no other. */
final class BatchPost {
    private final BodyReader reader;
    private final Publishing publishing;

    BatchPost(BodyReader reader, Publishing publishing) {
        this.reader = reader;
        this.publishing = publishing;
    }

    Outcome take(HttpRequest request, Sender sender) {
        Receipt receipt = sender.receipt(request);
        List<ObjectNode> results = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        List<ObjectNode> open = new ArrayList<>();
        List<Batch.Line> lines = Batch.lines(request.body());
        for (Batch.Line line : lines) {
            int later = lines.size() - results.size() - 1;
            ObjectNode result = StrictJson.object().put("line", line.number());
            results.add(result);
            read(line, ofLine(receipt, line.number(), later), result).ifPresent(event -> {
                events.add(event);
                open.add(result);
            });
        }
        List<Publishing.Outcome> outcomes = publishing.publish(events);
        for (int i = 0; i < events.size(); i++) {
            note(open.get(i), events.get(i), outcomes.get(i));
        }
        ObjectNode answer = StrictJson.object();
        answer.putArray("results").addAll(results);
        int accepted = Math.toIntExact(
                outcomes.stream().filter(Publishing.Outcome.TAKEN::equals).count());
        return new Outcome(HttpAnswer.json(202, answer), accepted, results.size() - accepted);
    }

    /** The event of a line; or nothing, and what is wrong noted in its result. */
    private Optional<Event> read(Batch.Line line, Receipt receipt, ObjectNode result) {
        return switch (line) {
            case Batch.Line.Malformed malformed -> {
                note(result, Problem.malformed(malformed.because()));
                yield Optional.empty();
            }
            case Batch.Line.Parsed parsed ->
                switch (reader.readLine(parsed.body(), receipt)) {
                    case Reading.Accepted(Event event) -> Optional.of(event);
                    case Reading.Refused refused -> {
                        note(result, Problem.invalid(refused.problems()));
                        yield Optional.empty();
                    }
                };
        };
    }

    /**
     * Each line has an id of its own, the same for each attempt; and where it brings no time, one of its own as well,
     * so that of two lines the later one counts.
     *
     * @param later how many lines follow; each is a millisecond, which is as fine as times are told apart
     */
    private static Receipt ofLine(Receipt receipt, int line, int later) {
        return new Receipt(
                receipt.receivedAt().minusMillis(later),
                receipt.messageId().map(id -> id + "-" + line),
                receipt.form(),
                receipt.signed(),
                receipt.sourceIp());
    }

    private static void note(ObjectNode result, Event event, Publishing.Outcome outcome) {
        switch (outcome) {
            case TAKEN ->
                result.put("status", 202)
                        .put("eventId", event.id())
                        .put("customerId", event.customer().key().value());
            case REFUSED -> note(result, Problem.unavailable());
            case TOO_LARGE -> note(result, Problem.tooLarge("The event is too large."));
        }
    }

    private static void note(ObjectNode result, Problem problem) {
        result.put("status", problem.status()).set("problem", problem.json());
    }
}
