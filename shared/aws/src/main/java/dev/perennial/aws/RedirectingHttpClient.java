package dev.perennial.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The one way out for all clients of a function. While the function rehearses, every request goes to the
 * {@link RehearsalServer} instead, as late as here: it is resolved, marshalled and signed as always.
 */
final class RedirectingHttpClient implements SdkHttpClient {
    private final SdkHttpClient client;
    private volatile Optional<URI> target = Optional.empty();

    RedirectingHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    void redirect(URI to) {
        target = Optional.of(to);
    }

    void endRedirection() {
        target = Optional.empty();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client.prepareRequest(target.map(to -> redirected(request, to)).orElse(request));
    }

    private static HttpExecuteRequest redirected(HttpExecuteRequest request, URI to) {
        SdkHttpRequest there = request.httpRequest().toBuilder()
                .protocol(to.getScheme())
                .host(to.getHost())
                .port(to.getPort())
                .build();
        HttpExecuteRequest.Builder redirected = HttpExecuteRequest.builder().request(there);
        request.contentStreamProvider().ifPresent(redirected::contentStreamProvider);
        request.metricCollector().ifPresent(redirected::metricCollector);
        return redirected.build();
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
