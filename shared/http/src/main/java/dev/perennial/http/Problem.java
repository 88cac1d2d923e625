package dev.perennial.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.FieldProblem;
import dev.perennial.events.StrictJson;
import java.util.List;
import java.util.Map;

/** Why a request was not done, as a problem document (RFC 9457). */
public record Problem(int status, String title, String detail, List<FieldProblem> errors) {
    public Problem {
        errors = List.copyOf(errors);
    }

    private static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, List.of());
    }

    /** The body cannot be read. */
    public static Problem malformed(String detail) {
        return of(400, "Bad Request", detail);
    }

    public static Problem unauthorized(String detail) {
        return of(401, "Unauthorized", detail);
    }

    public static Problem notFound() {
        return of(404, "Not Found", "There is nothing at this address.");
    }

    public static Problem methodNotAllowed() {
        return of(405, "Method Not Allowed", "This address does not take this method.");
    }

    /** Things are not as the request takes them to be. */
    public static Problem conflict(String detail) {
        return of(409, "Conflict", detail);
    }

    public static Problem tooLarge(String detail) {
        return of(413, "Content Too Large", detail);
    }

    public static Problem unsupported(String detail) {
        return of(415, "Unsupported Media Type", detail);
    }

    /** The body can be read, and some of its fields do not do. */
    public static Problem invalid(List<FieldProblem> errors) {
        return new Problem(422, "Unprocessable Content", "Some fields are missing or not as they have to be.", errors);
    }

    /** Nothing is wrong with the request; it may be sent again. */
    public static Problem unavailable() {
        return of(503, "Service Unavailable", "The event could not be taken in just now. Please send it again.");
    }

    /** Our own fault; what went wrong is in the log, never in the answer. */
    static Problem internal() {
        return of(500, "Internal Server Error", "Something went wrong on our side.");
    }

    public ObjectNode json() {
        ObjectNode json = StrictJson.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            ArrayNode fields = json.putArray("errors");
            errors.forEach(it -> fields.addObject().put("field", it.field()).put("message", it.message()));
        }
        return json;
    }

    public HttpAnswer answer() {
        return new HttpAnswer(status, Map.of("content-type", "application/problem+json"), json().toString());
    }
}
