package dev.perennial.functions.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.events.FieldProblem;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.administration.Administration;
import dev.perennial.flow.administration.Command;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /v1/admin/decisions}: who decides is whom IAM has recognised, whatever the body says. */
final class DecideApi implements Endpoint {
    private static final int LONGEST_NAME = 100;

    private final Administration administration;
    private final AuditLog audit;
    private final String caller;

    DecideApi(Administration administration, AuditLog audit, String caller) {
        this.administration = administration;
        this.audit = audit;
        this.caller = caller;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        JsonNode body;
        try {
            body = StrictJson.parse(request.body());
        } catch (MalformedBody malformed) {
            return Outcome.of(Problem.malformed(malformed.reason()));
        }
        Map<String, String> values = new HashMap<>();
        body.properties()
                .forEach(it -> values.put(it.getKey(), it.getValue().asText().strip()));
        values.put("by", name(caller));
        Map<String, String> data = new HashMap<>();
        body.path("data")
                .properties()
                .forEach(it -> data.put(it.getKey(), it.getValue().asText()));
        return switch (CommandReader.read(name -> values.getOrDefault(name, ""), data)) {
            case CommandReader.Reading.Wrong(String field, String message) ->
                Outcome.of(Problem.invalid(List.of(new FieldProblem(field, message))));
            case CommandReader.Reading.Ordered(Command command) -> {
                audit.note("decide/" + values.get("decision"), caller, customer(command));
                Optional<String> refused = administration.carryOut(command, request.receivedAt());
                yield refused.map(why -> Outcome.of(Problem.conflict("Nothing was changed: " + why + ".")))
                        .orElseGet(() -> new Outcome(
                                HttpAnswer.json(202, StrictJson.object().put("done", true)), 1, 0));
            }
        };
    }

    static Optional<String> customer(Command command) {
        return command instanceof Command.OfCustomer it
                ? Optional.of(it.customer().value())
                : Optional.empty();
    }

    /** Of an ARN what tells who it is: {@code user/grace}, or the role and its session. */
    static String name(String arn) {
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }
}
