package dev.perennial.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * The outermost layer of a function behind API Gateway: reads the event, writes the answer, and one line of log without
 * personal data. What the endpoint throws becomes a bare 500; its class and place are logged, its message is not, for
 * it may hold what a customer wrote.
 */
public final class Front {
    private static final int FRAMES = 12;

    private final Endpoint endpoint;
    private final Consumer<String> log;

    public Front(Endpoint endpoint, Consumer<String> log) {
        this.endpoint = endpoint;
        this.log = log;
    }

    /** A front that logs to where Lambda looks, at the time. */
    public static Front of(Endpoint endpoint) {
        return new Front(endpoint, line -> System.out.println(line));
    }

    public void answer(InputStream in, OutputStream out) {
        HttpRequest request = HttpRequest.read(in);
        ObjectNode line = StrictJson.object().put("route", request.route());
        Endpoint.Outcome outcome = outcome(request, line);
        line.put("status", outcome.answer().status())
                .put("accepted", outcome.accepted())
                .put("refused", outcome.refused());
        log.accept(line.toString());
        boolean head = request.method().equals("HEAD");
        (head ? outcome.answer().headersOnly() : outcome.answer()).write(out);
    }

    private Endpoint.Outcome outcome(HttpRequest request, ObjectNode line) {
        try {
            return endpoint.handle(request);
        } catch (RuntimeException fault) {
            note(fault, line.putArray("error"));
            return Endpoint.Outcome.of(Problem.internal());
        }
    }

    private static void note(Throwable fault, ArrayNode error) {
        error.add(fault.getClass().getName());
        StackTraceElement[] frames = fault.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            error.add(frames[i].toString());
        }
        Throwable cause = fault.getCause();
        if (cause != null && cause != fault) {
            note(cause, error);
        }
    }
}
