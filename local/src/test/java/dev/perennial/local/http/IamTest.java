package dev.perennial.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against signatures that botocore, the AWS SDK for Python, has made. */
class IamTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String PATH = "/v1/metrics/signups/days";
    private static final String GOOD = "107543546300cfe5a7caa52367f2aff9dc7f021c357adc0f39f773fd0a3855eb";

    private static Iam at(Instant now) {
        return new Iam("eu-central-1", "local", "local", InstantSource.fixed(now));
    }

    private final Iam iam = at(NOW);

    private static HttpCall signed(String service, String query, String signature) {
        return new HttpCall(
                "GET",
                PATH,
                query,
                "HTTP/1.1",
                Map.of(
                        "host", List.of("localhost:8080"),
                        "x-amz-date", List.of("20261130T120000Z"),
                        "authorization",
                                List.of("AWS4-HMAC-SHA256 Credential=local/20261130/eu-central-1/" + service
                                        + "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + signature)),
                new byte[0]);
    }

    @Test
    void whoeverIsKnownAndSignsIsAllowed() {
        assertThat(iam.allows(signed("execute-api", "", GOOD))).isTrue();
        assertThat(iam.allows(signed(
                        "execute-api",
                        "to=2026-11-30&by=language&from=2026-11-01",
                        "14a5ebdc10a347647da7d462fa56f1ef953508ab0e704157939c03d560b3a132")))
                .isTrue();
        assertThat(at(NOW.plus(Duration.ofMinutes(4))).allows(signed("execute-api", "", GOOD)))
                .isTrue();
    }

    @Test
    void nobodyElseIs() {
        assertThat(iam.allows(new HttpCall("GET", PATH, "", "HTTP/1.1", Map.of(), new byte[0])))
                .isFalse();
        String byAnotherSecret = "7d4f0cbf1c4f06ec853a70bc1d5feadfac088d5c770a9ab6dd8d8dda2901cc51";
        assertThat(iam.allows(signed("execute-api", "", byAnotherSecret))).isFalse();
        String forAnotherService = "cba3f7dfd67f49f3f8d90037fa11216ee957dba4438766a380afa3c451cc46e3";
        assertThat(iam.allows(signed("sts", "", forAnotherService))).isFalse();
        assertThat(at(NOW.plus(Duration.ofMinutes(6))).allows(signed("execute-api", "", GOOD)))
                .isFalse();
    }

    @Test
    void aSignatureIsGoodForItsRequestAlone() {
        assertThat(iam.allows(signed("execute-api", "by=day", GOOD))).isFalse();
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
