package dev.perennial.functions.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.perennial.document.Document;
import dev.perennial.document.LedgerDocument;
import dev.perennial.document.PersonDocument;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.CustomerFile;
import dev.perennial.flow.administration.CustomerFiles;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.http.Endpoint;
import dev.perennial.http.HttpAnswer;
import dev.perennial.http.HttpRequest;
import dev.perennial.http.Problem;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/admin/customers}, {@code /v1/admin/customers/{customerId}} and {@code /v1/admin/sending}. */
final class LookApi implements Endpoint {
    private static final String CUSTOMERS = "/v1/admin/customers";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CustomerFiles files;
    private final Reputation reputation;
    private final AuditLog audit;
    private final String caller;

    LookApi(CustomerFiles files, Reputation reputation, AuditLog audit, String caller) {
        this.files = files;
        this.reputation = reputation;
        this.audit = audit;
        this.caller = caller;
    }

    @Override
    public Outcome handle(HttpRequest request) {
        String path = request.path();
        if (path.equals("/v1/admin/sending")) {
            audit.note("look/sending", caller, Optional.empty());
            return Outcome.of(HttpAnswer.json(200, tree(sending(reputation.state()))));
        }
        Optional<CustomerId> id = path.equals(CUSTOMERS)
                ? request.parameter("find").flatMap(files::find).map(Customer::id)
                : path.startsWith(CUSTOMERS + "/")
                        ? CommandReader.id(path.substring(CUSTOMERS.length() + 1))
                        : Optional.empty();
        return id.map(it -> files.open(it, request.parameter("before"), request.parameter("after")))
                .filter(file -> !file.isUnknown())
                .map(this::found)
                .orElseGet(() -> Outcome.of(Problem.notFound()));
    }

    private Outcome found(CustomerFile file) {
        audit.note("look/customer", caller, Optional.of(file.customer().id().value()));
        return Outcome.of(HttpAnswer.json(200, tree(of(file))));
    }

    private static Map<String, Object> of(CustomerFile file) {
        return Document.builder()
                .put("customer", PersonDocument.record(file.customer()))
                .put(
                        "timeline",
                        file.story().rows().stream().map(PersonDocument::row).toList())
                .put("before", file.story().next())
                .put(
                        "mails",
                        file.mails().mails().stream().map(LedgerDocument::of).toList())
                .put("after", file.mails().next())
                .build();
    }

    private static Map<String, Object> sending(Reputation.State state) {
        return Document.builder()
                .put("paused", state.paused())
                .put("since", state.since())
                .putUnlessEmpty("because", state.because())
                .put("pausedJourneys", state.pausedJourneys())
                .build();
    }

    static JsonNode tree(Map<String, Object> document) {
        return JSON.valueToTree(document);
    }
}
