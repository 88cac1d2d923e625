package dev.perennial.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.aws.DynamoCustomers;
import dev.perennial.aws.DynamoLedger;
import dev.perennial.aws.DynamoTimeline;
import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.rules.Decider;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.events.EventCodec;
import dev.perennial.flow.effects.EffectRunner;
import dev.perennial.flow.records.Recorder;
import dev.perennial.playbook.Playbooks;
import dev.perennial.testing.InMemoryOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A customer with everything that a real one has, whose events are taken in one after the other, each metered. Judged
 * by the playbook that is shipped.
 */
final class MeteredCustomer {
    private static final Instant START = Instant.parse("2026-11-18T09:00:00Z");

    private final String email;
    private final Meter meter;
    private final DynamoCustomers customers;
    private final DynamoTimeline timeline;
    private final Recorder recorder;
    private final EffectRunner relay;
    private Instant now = START;
    private int orders;
    private int complaints = 87;
    private int events;

    MeteredCustomer(String email, DynamoDbClient dynamo, Meter meter) {
        this.email = email;
        this.meter = meter;
        this.customers = new DynamoCustomers(dynamo, "customers");
        this.timeline = new DynamoTimeline(dynamo, "timeline");
        this.recorder = new Recorder(customers, timeline, new Decider(Playbooks.load()));
        DynamoLedger emails = new DynamoLedger(dynamo, "emails");
        this.relay = new EffectRunner(customers, timeline, emails, new InMemoryOutbox());
    }

    /** After ten events, five of them orders, one an open complaint. */
    MeteredCustomer withSomeOrders() {
        signsUp();
        does("login");
        buys();
        buys();
        buys();
        answers();
        buys();
        complains();
        does("newsletter-read");
        buys();
        return this;
    }

    EventCost leavesAnAddress() {
        return takes("LeadCaptured", "{\"locale\":\"de\",\"interest\":\"Green teas\"}");
    }

    EventCost moves() {
        return takes("AddressChanged", "{\"email\":\"new.%s\"}".formatted(email));
    }

    EventCost signsUp() {
        return takes("CustomerSignedUp", """
                {"name":"Ada Lovelace","locale":"de","timezone":"Europe/Berlin",
                 "consent":{"marketing":true,"source":"web form","textVersion":"2026-01","proof":"203.0.113.7"},
                 "attribution":{"source":"google","medium":"cpc","campaign":"autumn-teas"}}""");
    }

    EventCost buys() {
        orders++;
        return takes("PurchaseCompleted", purchase(order(), 4998));
    }

    /** The first order once more, long after it came. */
    EventCost repeatsTheFirst() {
        return takes("PurchaseCompleted", purchase("A-1001", 4998));
    }

    /** So many more events are behind the customer: each has its row and is filed. */
    void looksBackOn(int more) {
        CustomerId id = ref().key();
        List<Seen> filed = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            Instant at = START.minusSeconds(events++);
            Seen seen = new Seen(at, "usage-" + events, "4bf2fa", Optional.empty());
            filed.add(seen);
            timeline.add(id, List.of(TimelineEntry.note(at, seen.eventId(), "activity: usage", List.of())));
        }
        timeline.file(id, filed);
        meter.read();
    }

    /** How many were written so far. */
    int events() {
        return events;
    }

    /** The last order once more, as a shop sends it that heard no answer. */
    EventCost buysTheSame() {
        return takes("PurchaseCompleted", purchase(order(), 4998));
    }

    EventCost returnsSomething() {
        return takes("PurchaseRefunded", """
                {"refundId":"R-17","orderId":"%s","amount":{"amount":2499,"currency":"EUR"}}""".formatted(order()));
    }

    EventCost answers() {
        return takes("SurveyAnswered", """
                {"survey":"nps","score":9,"comment":"Wonderful tea","sendKey":"thank-you.%s"}""".formatted(order()));
    }

    EventCost does(String kind) {
        return takes("ActivityRecorded", "{\"kind\":\"%s\"}".formatted(kind));
    }

    EventCost complains() {
        complaints++;
        return takes(
                "ComplaintRaised",
                "{\"complaintId\":\"C-%d\",\"subject\":\"Parcel arrived wet\"}".formatted(complaints));
    }

    EventCost isHelped() {
        return takes(
                "ComplaintResolved", "{\"complaintId\":\"C-%d\",\"resolution\":\"sent again\"}".formatted(complaints));
    }

    EventCost concludesAContract() {
        return takes("ContractChanged", """
                {"contractId":"K-2207","state":"active","endsOn":"2028-11-30",
                 "product":"Tea every month","terms":"12 months, EUR 19.90 a month"}""");
    }

    EventCost leaves() {
        return takes("ConsentChanged", "{\"purpose\":\"marketing\",\"granted\":false,\"source\":\"unsubscribe link\"}");
    }

    /** The sweep finds the customer when the record said so. */
    EventCost isDue() {
        Instant dueAt = customers.load(ref().key()).agenda().orElseThrow().dueAt();
        meter.read();
        now = dueAt;
        return takes("CustomerDue", "{\"dueAt\":\"%s\",\"reason\":\"inactivity\"}".formatted(dueAt));
    }

    EventCost clicks() {
        return takes(event(new Fact.EmailClicked("thank-you." + order())));
    }

    EventCost bounces() {
        return takes(event(new Fact.EmailBounced("thank-you." + order(), true, "General", EmailAddress.parse(email))));
    }

    private EventCost takes(String type, String data) {
        String envelope = """
                {"detail-type":"%s","time":"%s","detail":{"eventId":"%s","occurredAt":"%s",
                 "customer":{"email":"%s"},"data":%s}}""".formatted(type, now, "evt_" + now.getEpochSecond() + "-6d40-7c1e", now, email, data);
        return takes(EventCodec.decode(envelope.getBytes(UTF_8)));
    }

    private EventCost takes(Event event) {
        Decision decision = recorder.record(event);
        List<Meter.Call> recording = meter.read();
        if (decision instanceof Decision.Write write) {
            relay.carryOut(write.next());
            events++;
        }
        now = now.plus(Duration.ofDays(3));
        return EventCost.of(recording, meter.read());
    }

    private Event event(Fact fact) {
        return new Event("", now, now, false, ref(), fact);
    }

    private CustomerRef ref() {
        return CustomerRef.of(EmailAddress.parse(email).orElseThrow());
    }

    private String order() {
        return "A-" + (1000 + orders);
    }

    private static String purchase(String orderId, int cents) {
        return """
               {"orderId":"%s","total":{"amount":%d,"currency":"EUR"},
                "items":[{"sku":"TEA-1","name":"Assam","category":"tea","quantity":2,"unitPrice":2499}]}""".formatted(orderId, cents);
    }
}
