package dev.perennial.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Against the signatures that the AWS SDK makes. */
class IamTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String PATH = "/v1/metrics/signups/days";

    private final Iam iam = new Iam("eu-central-1", "local", "local", InstantSource.fixed(NOW));

    private static HttpCall signed(String secret, String service, Instant at, String query) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("http://localhost:8080" + PATH + "?" + query))
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create("local", secret))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
        Map<String, List<String>> headers = new TreeMap<>();
        signed.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new HttpCall("GET", PATH, query, "HTTP/1.1", headers, new byte[0]);
    }

    @Test
    void whoeverIsKnownAndSignsIsAllowed() {
        assertThat(iam.allows(signed("local", "execute-api", NOW, ""))).isTrue();
        assertThat(iam.allows(signed("local", "execute-api", NOW, "to=2026-11-30&by=language&from=2026%2D11-01")))
                .isTrue();
        assertThat(iam.allows(signed("local", "execute-api", NOW.plus(Duration.ofMinutes(4)), "")))
                .isTrue();
    }

    @Test
    void nobodyElseIs() {
        assertThat(iam.allows(new HttpCall("GET", PATH, "", "HTTP/1.1", Map.of(), new byte[0])))
                .isFalse();
        assertThat(iam.allows(signed("guessed", "execute-api", NOW, ""))).isFalse();
        assertThat(iam.allows(signed("local", "sts", NOW, ""))).isFalse();
        assertThat(iam.allows(signed("local", "execute-api", NOW.minus(Duration.ofMinutes(6)), "")))
                .isFalse();
    }

    @Test
    void aSignatureIsGoodForItsRequestAlone() {
        HttpCall signed = signed("local", "execute-api", NOW, "by=language");

        assertThat(iam.allows(new HttpCall("GET", PATH, "by=day", "HTTP/1.1", signed.headers(), new byte[0])))
                .isFalse();
    }

    @Test
    void whatItSignsItAllows() {
        Map<String, List<String>> headers = new TreeMap<>();
        iam.sign(PATH, "localhost:8080").forEach((name, value) -> headers.put(name, List.of(value)));
        headers.put("host", List.of("localhost:8080"));

        assertThat(iam.allows(new HttpCall("GET", PATH, "", "HTTP/1.1", headers, new byte[0])))
                .isTrue();
    }
}
