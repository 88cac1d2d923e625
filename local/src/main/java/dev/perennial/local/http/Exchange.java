package dev.perennial.local.http;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets a {@link Responder} answer on Jetty. */
public final class Exchange extends Handler.Abstract {
    /** API Gateway takes 10 MB. */
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final Responder responder;

    public Exchange(Responder responder) {
        this.responder = responder;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        byte[] body;
        try (InputStream content = Content.Source.asInputStream(request)) {
            body = content.readNBytes(MOST_BYTES + 1);
        }
        HttpAnswer answer;
        if (body.length > MOST_BYTES) {
            answer = HttpAnswer.of(
                    413,
                    "application/json",
                    "{\"message\":\"Request Entity Too Large\"}".getBytes(StandardCharsets.UTF_8));
        } else {
            answer = responder.answer(call(request, body));
        }
        response.setStatus(answer.status());
        answer.headers()
                .forEach((name, values) ->
                        values.forEach(value -> response.getHeaders().add(name, value)));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private static HttpCall call(Request request, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(field.getValue());
        }
        String query = request.getHttpURI().getQuery();
        return new HttpCall(
                request.getMethod(),
                URLDecoder.decode(request.getHttpURI().getPath().replace("+", "%2B"), StandardCharsets.UTF_8),
                query == null ? "" : query,
                request.getConnectionMetaData().getProtocol(),
                headers,
                body);
    }
}
