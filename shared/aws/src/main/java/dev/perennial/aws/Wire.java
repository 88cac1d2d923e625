package dev.perennial.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The one way out for all clients of a function. While the function rehearses, every request goes to the {@link Stage}
 * instead, as late as here: it is resolved, marshalled and signed as always.
 */
final class Wire implements SdkHttpClient {
    private final SdkHttpClient client;
    private volatile Optional<URI> stage = Optional.empty();

    Wire(SdkHttpClient client) {
        this.client = client;
    }

    void divert(URI to) {
        stage = Optional.of(to);
    }

    void straighten() {
        stage = Optional.empty();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client.prepareRequest(stage.map(to -> diverted(request, to)).orElse(request));
    }

    private static HttpExecuteRequest diverted(HttpExecuteRequest request, URI to) {
        SdkHttpRequest there = request.httpRequest().toBuilder()
                .protocol(to.getScheme())
                .host(to.getHost())
                .port(to.getPort())
                .build();
        HttpExecuteRequest.Builder diverted = HttpExecuteRequest.builder().request(there);
        request.contentStreamProvider().ifPresent(diverted::contentStreamProvider);
        request.metricCollector().ifPresent(diverted::metricCollector);
        return diverted.build();
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
