package dev.perennial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.e2e.Browser.Answer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A company that uses Perennial: posts facts as its shop would, and reads the tables as its operators would. */
final class Company {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Cloud cloud;
    final Browser browser;

    Company(Cloud cloud) {
        this.cloud = cloud;
        this.browser = new Browser(cloud.http());
    }

    /** An address that no other test uses. */
    String newAddress() {
        return cloud.newAddress();
    }

    /** Posts a form's facts without a signature, waits until all is done, and gives the customer's id. */
    String signUp(String email, boolean marketing) {
        return accepted(browser.post(
                "/v1/signups",
                "application/json",
                json(Map.of(
                        "email",
                        email,
                        "name",
                        "Ada " + Personal.MARK,
                        "locale",
                        "de",
                        "timezone",
                        "Europe/Berlin",
                        "consent",
                        Map.of("marketing", marketing, "textVersion", "2026-01")))));
    }

    String purchase(String email, String orderId, long cents) {
        return purchase(email, orderId, cents, cloud.now().toString());
    }

    String purchase(String email, String orderId, long cents, String purchasedAt) {
        return purchase(Map.of("email", email), orderId, cents, purchasedAt);
    }

    /** A purchase of a customer who may be named in several ways. */
    String purchase(Map<String, String> customer, String orderId, long cents) {
        return purchase(customer, orderId, cents, cloud.now().toString());
    }

    String purchase(Map<String, String> customer, String orderId, long cents, String purchasedAt) {
        return fact(
                "/v1/purchases",
                Map.of(
                        "orderId",
                        orderId,
                        "customer",
                        customer,
                        "total",
                        Map.of("amount", cents, "currency", "EUR"),
                        "purchasedAt",
                        purchasedAt));
    }

    /** Posts a signed fact, waits until all is done, and gives the customer's id. */
    String fact(String path, Map<String, ?> body) {
        return accepted(post(path, json(body)));
    }

    String answer(String email, int score) {
        return fact("/v1/surveys", Map.of("customer", Map.of("email", email), "survey", "nps", "score", score));
    }

    /** Posts with a Standard Webhooks signature. */
    Answer post(String path, String body) {
        return post(path, "application/json", body);
    }

    Answer post(String path, String contentType, String body) {
        String id = "msg_" + UUID.randomUUID();
        long at = cloud.now().getEpochSecond();
        return browser.post(
                path,
                contentType,
                body,
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(at),
                        "webhook-signature",
                        "v1," + signature(id + "." + at + "." + body)));
    }

    private String signature(String signed) {
        try {
            byte[] key = Base64.getDecoder().decode(cloud.signingSecret().substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String accepted(Answer answer) {
        String customerId = answer.mustBe(202).json().path("customerId").asText();
        cloud.settle();
        return customerId;
    }

    Map<String, AttributeValue> record(String customerId) {
        return cloud.dynamo()
                .getItem(get -> get.tableName(cloud.prefix() + "customers")
                        .key(Map.of("customerId", AttributeValue.fromS(customerId)))
                        .consistentRead(true))
                .item();
    }

    /** A field of the record as text; empty where it is not there. */
    String field(String customerId, String name) {
        return text(record(customerId), name);
    }

    /** An attribute as text; empty where it is not there. */
    static String text(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        if (value == null) {
            return "";
        }
        return value.s() != null
                ? value.s()
                : value.n() != null ? value.n() : value.m().toString();
    }

    /** The rows of a customer in one of the tables. */
    List<Map<String, AttributeValue>> rows(String table, String customerId) {
        return cloud.dynamo()
                .query(query -> query.tableName(cloud.prefix() + table)
                        .keyConditionExpression("customerId = :customer")
                        .expressionAttributeValues(Map.of(":customer", AttributeValue.fromS(customerId)))
                        .consistentRead(true))
                .items();
    }

    /** The ledger of a customer: status, and the reason if there is one, by send key. */
    Map<String, String> ledger(String customerId) {
        Map<String, String> ledger = new HashMap<>();
        rows("emails", customerId).forEach(row -> {
            String because = text(row, "because");
            ledger.put(text(row, "sendKey"), text(row, "status") + (because.isEmpty() ? "" : ": " + because));
        });
        return ledger;
    }

    /** The mails that an address got, oldest first. */
    List<JsonNode> mailsTo(String email) {
        return cloud.inbox().stream()
                .filter(mail -> mail.path("to").toString().contains(email))
                .toList();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
