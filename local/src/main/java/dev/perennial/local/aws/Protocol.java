package dev.perennial.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a service's clients speak, and so in which form they understand an error. */
enum Protocol {
    /** The operation in the header {@code X-Amz-Target}: EventBridge, SQS, Secrets Manager. */
    JSON,
    /** CBOR: CloudWatch. */
    CBOR,
    /** The operation in a form's field {@code Action}, XML as answer: STS, IAM, SNS, CloudFormation. */
    QUERY,
    /** As {@link #QUERY}, with EC2's own form of an error. */
    EC2,
    /** S3's XML. */
    S3,
    /** The operation in method and path, JSON as answer: SES, Lambda. */
    REST;

    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/[0-9]{8}/[^/]+/([^/]+)/aws4_request");

    private static final Set<String> REST_WITH_XML = Set.of("cloudfront", "route53");

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");

    static Protocol of(HttpCall call) {
        if (call.header("smithy-protocol").filter("rpc-v2-cbor"::equals).isPresent()) {
            return CBOR;
        }
        if (call.header("x-amz-target").isPresent()) {
            return JSON;
        }
        String service = service(call);
        if (service.equals("s3")) {
            return S3;
        }
        if (!action(call).isEmpty() || REST_WITH_XML.contains(service)) {
            return service.equals("ec2") ? EC2 : QUERY;
        }
        return REST;
    }

    /** The service that a request is signed for; empty where it is not signed. */
    private static String service(HttpCall call) {
        Matcher scope = SCOPE.matcher(call.header("authorization").orElse(""));
        return scope.find() ? scope.group(1) : "";
    }

    private static String action(HttpCall call) {
        boolean form = call.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
        Matcher action = ACTION.matcher(form ? new String(call.body(), UTF_8) : call.query());
        return action.find() ? action.group(1) : "";
    }

    /** Refuses a request that nothing here understands, and says what is understood. */
    static HttpAnswer refuse(HttpCall call) {
        String service = service(call);
        String asked = call.header("x-amz-target")
                .orElseGet(() -> action(call).isEmpty() ? call.method() + " " + call.path() : action(call));
        String message = "The local cloud speaks DynamoDB, EventBridge (PutEvents), SQS by JSON, SES v2 (SendEmail),"
                + " Secrets Manager (GetSecretValue, PutSecretValue, ListSecrets) and Lambda (Invoke), not "
                + (service.isEmpty() ? asked : asked + " of " + service) + ".";
        return switch (of(call)) {
            case JSON -> AwsEndpoint.error(400, "UnknownOperationException", message);
            case CBOR ->
                new HttpAnswer(
                        404,
                        Map.of(
                                "content-type", List.of("application/cbor"),
                                "smithy-protocol", List.of("rpc-v2-cbor")),
                        cbor("__type", "UnknownOperationException", "message", message));
            case QUERY ->
                xml(
                        400,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>" + escape(message)
                                + "</Message></Error><RequestId>" + UUID.randomUUID() + "</RequestId></ErrorResponse>");
            case EC2 ->
                xml(
                        400,
                        "<Response><Errors><Error><Code>InvalidAction</Code><Message>" + escape(message)
                                + "</Message></Error></Errors><RequestID>" + UUID.randomUUID()
                                + "</RequestID></Response>");
            case S3 ->
                xml(
                        501,
                        "<Error><Code>NotImplemented</Code><Message>" + escape(message) + "</Message><RequestId>"
                                + UUID.randomUUID() + "</RequestId></Error>");
            case REST ->
                new HttpAnswer(
                        404,
                        Map.of(
                                "content-type", List.of("application/json"),
                                "x-amzn-errortype", List.of("UnknownOperationException")),
                        Json.bytes(Json.object().put("message", message)));
        };
    }

    private static HttpAnswer xml(int status, String document) {
        return HttpAnswer.of(
                status, "text/xml", ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document).getBytes(UTF_8));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A map of two texts. */
    private static byte[] cbor(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xa0 + namesAndTexts.length / 2);
        for (String text : namesAndTexts) {
            byte[] utf8 = text.getBytes(UTF_8);
            bytes.write(0x79);
            bytes.write(utf8.length >> 8);
            bytes.write(utf8.length);
            bytes.writeBytes(utf8);
        }
        return bytes.toByteArray();
    }
}
