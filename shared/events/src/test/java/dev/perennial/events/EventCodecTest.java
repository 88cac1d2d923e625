package dev.perennial.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.Announcement;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCodecTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-20T10:15:03Z");

    private static ObjectNode purchase() {
        return (ObjectNode) StrictJson.parse("""
                        {"version":"0","source":"perennial.capture","detail-type":"PurchaseCompleted",
                         "time":"2026-11-20T10:15:03Z","detail":{"eventId":"purchase-A-1001",
                         "occurredAt":"2026-11-20T11:15:00+01:00","customer":{"email":"Ada@Example.com"},
                         "data":{"orderId":"A-1001","total":{"amount":4998,"currency":"EUR"},
                         "somethingNew":{"a":1}}}}
                        """);
    }

    private static Event decode(ObjectNode envelope) {
        return EventCodec.decode(envelope.toString().getBytes(UTF_8));
    }

    private static ObjectNode data(ObjectNode envelope) {
        return (ObjectNode) envelope.at("/detail/data");
    }

    @Test
    void theEnvelopesTimeIsWhenTheEventWasReceived() {
        assertThat(decode(purchase()))
                .isEqualTo(new Event(
                        "purchase-A-1001",
                        Instant.parse("2026-11-20T10:15:00Z"),
                        RECEIVED,
                        false,
                        CustomerRef.of(EmailAddress.parse("ada@example.com").orElseThrow()),
                        new Fact.PurchaseCompleted("A-1001", new Money(4998, "EUR"), List.of())));
    }

    @Test
    void theOrdersKeyWinsOverTheIdThatTheSenderChose() {
        ObjectNode envelope = purchase();
        ((ObjectNode) envelope.get("detail")).put("eventId", "some-uuid");
        assertThat(decode(envelope).id()).isEqualTo("purchase-A-1001");
    }

    @Test
    void whatSurroundsAKeyIsNoPartOfItOnTheBusEither() {
        ObjectNode envelope = purchase();
        data(envelope).put("orderId", " A-1001\u00a0");
        assertThat(decode(envelope)).isEqualTo(decode(purchase()));
    }

    @Test
    void aRefundWithoutAKeyOfItsOwnTakesThatOfTheOrder() {
        ObjectNode envelope = purchase().put("detail-type", "PurchaseRefunded");
        data(envelope).set("amount", data(envelope).get("total"));
        assertThat(decode(envelope).id()).isEqualTo("refund-A-1001");
    }

    @Test
    void everyProblemIsNamedAndNoValueRepeated() {
        ObjectNode envelope = purchase();
        ((ObjectNode) envelope.at("/detail/customer")).put("email", "ada at example");
        data(envelope).put("orderId", 17);
        ((ObjectNode) data(envelope).get("total")).put("amount", -3).put("currency", "XYZ");
        assertThatThrownBy(() -> decode(envelope))
                .isInstanceOf(InvalidEvent.class)
                .hasMessage("PurchaseCompleted: detail.customer.email is not an e-mail address;"
                        + " detail.data.orderId must be text;"
                        + " detail.data.total.amount must be from 0 to 1000000000000;"
                        + " detail.data.total.currency must be an ISO 4217 code such as"
                        + " EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:20:04Z, is in the future",
        "1989-12-31T23:59:59Z, is before 1990",
        "2026-11-20T10:15:00, must be an ISO 8601 time",
        "yesterday, must be an ISO 8601 time"
    })
    void aTimeThatCannotBeIsRefused(String time, String reason) {
        ObjectNode envelope = purchase();
        ((ObjectNode) envelope.get("detail")).put("occurredAt", time);
        assertThatThrownBy(() -> decode(envelope))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageContaining("occurredAt " + reason);
    }

    @Test
    void aClockThatIsAMinuteAheadIsForgiven() {
        ObjectNode envelope = purchase();
        ((ObjectNode) envelope.get("detail")).put("occurredAt", "2026-11-20T10:16:03Z");
        assertThat(decode(envelope).occurredAt()).isEqualTo("2026-11-20T10:16:03Z");
    }

    @Test
    void anEventThatOthersShallHearIsNotTakenForAFact() {
        assertThatThrownBy(() -> decode(purchase().put("detail-type", "StageChanged")))
                .isInstanceOf(InvalidEvent.class)
                .hasMessageContaining("detail-type");
    }

    @Test
    void anAnnouncementIsWrittenWithItsTextsAndNumbers() {
        Announcement report = new Announcement(
                "survey-welcome/DetractorReported",
                RECEIVED,
                CustomerId.ofExternal("4711"),
                "DetractorReported",
                Map.of("score", 3, "comment", "wet"));
        assertThat(StrictJson.parse(EventCodec.detail(report)))
                .isEqualTo(StrictJson.parse("""
                                {"eventId":"survey-welcome/DetractorReported",
                                 "occurredAt":"2026-11-20T10:15:03Z",
                                 "customer":{"customerId":"%s"},
                                 "data":{"score":3,"comment":"wet"}}
                                """.formatted(CustomerId.ofExternal("4711"))));
    }

    @Test
    void whatSesReportsNeverTravelsOnOurBus() {
        Event bounced = new Event(
                "x",
                RECEIVED,
                RECEIVED,
                false,
                CustomerRef.ofExternal("4711"),
                new Fact.EmailBounced("welcome", true, "mailbox is full", Optional.empty()));
        assertThatThrownBy(() -> EventCodec.detail(bounced)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCouldNotBeReadOfAFormTravelsByName() {
        Event event = new Event(
                "e",
                Instant.parse("2026-11-20T10:15:00Z"),
                Instant.parse("2026-11-20T10:15:03Z"),
                false,
                CustomerRef.of(new EmailAddress("jörg@example.com")),
                new Fact.ActivityRecorded("login", Optional.empty()),
                List.of("consent.marketing", "timezone"));
        String envelope = "{\"detail-type\":\"ActivityRecorded\",\"time\":\"2026-11-20T10:15:03Z\",\"detail\":%s}"
                .formatted(EventCodec.detail(event));
        assertThat(EventCodec.decode(envelope.getBytes(UTF_8))).isEqualTo(event);
        assertThat(event.words()).isEqualTo("activity: login; could not be read: consent.marketing, timezone");
    }
}
