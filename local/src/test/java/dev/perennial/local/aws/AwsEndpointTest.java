package dev.perennial.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nothing here understands, in the form that the asking client understands. */
class AwsEndpointTest {
    private static HttpAnswer refuse(String path, String body, Map<String, List<String>> headers) {
        return Protocol.refuse(new HttpCall("POST", path, "", "HTTP/1.1", headers, body.getBytes(UTF_8)));
    }

    private static HttpAnswer signedFor(String service, String body, String contentType) {
        return refuse(
                "/",
                body,
                Map.of(
                        "authorization",
                                List.of("AWS4-HMAC-SHA256 Credential=local/20261130/eu-central-1/" + service
                                        + "/aws4_request, SignedHeaders=host, Signature=0"),
                        "content-type", List.of(contentType)));
    }

    private static HttpAnswer query(String service, String action) {
        return signedFor(
                service,
                "Action=" + action + "&Version=2011-06-15",
                "application/x-www-form-urlencoded; charset=utf-8");
    }

    private static String body(HttpAnswer answer) {
        return new String(answer.body(), UTF_8);
    }

    @Test
    void theQueryProtocolIsAnsweredInItsXml() {
        for (String service : List.of("sts", "iam", "sns", "cloudformation", "sqs")) {
            HttpAnswer answer = query(service, "GetCallerIdentity");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.headers()).containsEntry("content-type", List.of("text/xml"));
            assertThat(body(answer))
                    .contains("<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code>")
                    .contains("GetCallerIdentity of " + service);
        }
    }

    @Test
    void ec2HasAFormOfItsOwn() {
        assertThat(body(query("ec2", "RunInstances"))).contains("<Response><Errors><Error><Code>InvalidAction</Code>");
    }

    @Test
    void s3IsAnsweredInItsXml() {
        HttpAnswer answer = signedFor("s3", "", "application/octet-stream");

        assertThat(answer.status()).isEqualTo(501);
        assertThat(body(answer)).contains("<Error><Code>NotImplemented</Code>");
    }

    @Test
    void jsonProtocolsAreAnsweredInJson() {
        HttpAnswer answer = refuse("/", "{}", Map.of("x-amz-target", List.of("AmazonSSM.GetParameter")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Json.parse(body(answer)).path("__type").asText()).isEqualTo("UnknownOperationException");
        assertThat(Json.parse(body(answer)).path("message").asText()).contains("AmazonSSM.GetParameter");
    }

    @Test
    void restIsAnsweredInJsonWithTheErrorInItsHeader() {
        HttpAnswer answer = signedFor("scheduler", "{}", "application/json");

        assertThat(answer.headers()).containsEntry("x-amzn-errortype", List.of("UnknownOperationException"));
        assertThat(Json.parse(body(answer)).path("message").asText()).contains("of scheduler");
    }

    @Test
    void cborIsAnsweredInCbor() {
        HttpAnswer answer = refuse(
                "/service/GraniteServiceVersion20100801/operation/ListMetrics",
                "",
                Map.of("smithy-protocol", List.of("rpc-v2-cbor")));

        assertThat(answer.headers()).containsEntry("smithy-protocol", List.of("rpc-v2-cbor"));
        assertThat(answer.body()[0]).isEqualTo((byte) 0xa2);
        assertThat(body(answer)).contains("__type", "UnknownOperationException", "ListMetrics");
    }
}
