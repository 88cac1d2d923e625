package dev.perennial.local.aws;

import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** SQS: hands requests to ElasticMQ as they came, in both of SQS's protocols. */
public final class SqsProxy implements AutoCloseable {
    /** Said by this connection's own client, or of no interest behind it. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "expect",
            "upgrade",
            "http2-settings",
            "te",
            "keep-alive",
            "date",
            "server");

    private final URI elasticMq;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public SqsProxy(URI elasticMq) {
        this.elasticMq = elasticMq;
    }

    HttpAnswer answer(HttpCall call) throws IOException, InterruptedException {
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        HttpRequest.Builder request = HttpRequest.newBuilder(elasticMq.resolve(call.path() + query))
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new HttpAnswer(
                response.statusCode(),
                response.headers().map().entrySet().stream()
                        .filter(field -> isForwarded(field.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                response.body());
    }

    private static boolean isForwarded(String name) {
        return !NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        client.close();
    }
}
