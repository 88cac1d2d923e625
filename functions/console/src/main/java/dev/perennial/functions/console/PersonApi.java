package dev.perennial.functions.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.events.FieldProblem;
import dev.perennial.events.MalformedBody;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/admin/persons/{customerId}/export} and {@code POST /v1/admin/persons/{customerId}/erasure}. */
final class PersonApi implements Endpoint {
    private static final String PERSONS = "/v1/admin/persons/";

    private final Persons persons;
    private final AuditLog audit;
    private final String caller;

    PersonApi(Persons persons, AuditLog audit, String caller) {
        this.persons = persons;
        this.audit = audit;
        this.caller = caller;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        String[] parts = request.path().startsWith(PERSONS)
                ? request.path().substring(PERSONS.length()).split("/", -1)
                : new String[0];
        Optional<CustomerId> id = parts.length == 2 ? CommandReader.id(parts[0]) : Optional.empty();
        if (id.isEmpty()) {
            return Outcome.of(Problem.notFound());
        }
        return switch (parts[1]) {
            case "export" -> export(id.get(), request);
            case "erasure" -> erase(id.get(), request);
            default -> Outcome.of(Problem.notFound());
        };
    }

    private Outcome export(CustomerId id, HttpRequest request) {
        audit.note("person/export", caller, Optional.of(id.value()));
        return persons.export(id, request.receivedAt())
                .map(it -> Outcome.of(HttpAnswer.json(200, LookApi.tree(it))))
                .orElseGet(() -> Outcome.of(Problem.notFound()));
    }

    private Outcome erase(CustomerId id, HttpRequest request) {
        Decision decision;
        try {
            JsonNode body = StrictJson.parse(request.body());
            decision = new Decision(
                    DecideApi.name(caller), body.path("because").asText().strip());
        } catch (MalformedBody malformed) {
            return Outcome.of(Problem.malformed(malformed.reason()));
        } catch (IllegalArgumentException saysNothing) {
            return Outcome.of(
                    Problem.invalid(List.of(new FieldProblem("because", String.valueOf(saysNothing.getMessage())))));
        }
        audit.note("person/erase", caller, Optional.of(id.value()));
        return switch (persons.erase(id, decision, request.receivedAt())) {
            case Persons.Erased.Refused(String because) ->
                Outcome.of(Problem.conflict("Nothing was changed: " + because + "."));
            case Persons.Erased.Reported reported ->
                new Outcome(HttpAnswer.json(202, LookApi.tree(reported.report())), 1, 0);
        };
    }
}
