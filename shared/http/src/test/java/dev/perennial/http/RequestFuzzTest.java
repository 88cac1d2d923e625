package dev.perennial.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.events.StrictJson;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends, API Gateway hands it over, and it can be read. */
class RequestFuzzTest {
    static Stream<byte[]> requests() {
        return Stream.of(
                        "t=abc&lang=de&name=Ada+L%C3%B6w\napplication/json; charset=utf-8\nde-AT,en;q=0.8\n{}",
                        "a&b=&=c&d=%zz&&e==\n;\n*;q=2\n\u0000", "\n\nx-y-z-,;q=,\n")
                .map(it -> it.getBytes(UTF_8));
    }

    @MethodSource("requests")
    @FuzzTest(maxDuration = "30s")
    void anyRequestCanBeRead(byte[] input) {
        String[] parts = new String(input, UTF_8).split("\n", 4);
        byte[] body = (parts.length == 4 ? parts[3] : "").getBytes(UTF_8);
        ObjectNode event = StrictJson.object();
        event.put("rawPath", "/v1/signups").put("rawQueryString", parts[0]);
        ObjectNode headers = event.putObject("headers");
        headers.put("content-type", parts.length > 1 ? parts[1] : "");
        headers.put("Accept-Language", parts.length > 2 ? parts[2] : "");
        event.putObject("requestContext").put("timeEpoch", 1_795_089_600_000L);
        event.put("isBase64Encoded", true);
        event.put("body", Base64.getEncoder().encodeToString(body));

        HttpRequest request =
                HttpRequest.read(new ByteArrayInputStream(event.toString().getBytes(UTF_8)));
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.mediaType()).doesNotContain(";");
        assertThat(request.language()).isNotNull();
        assertThat(request.parameters().keySet()).doesNotContainNull();
    }
}
