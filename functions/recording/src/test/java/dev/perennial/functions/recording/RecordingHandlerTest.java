package dev.perennial.functions.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.rules.Decider;
import dev.perennial.events.EventCodec;
import dev.perennial.events.InvalidEvent;
import dev.perennial.flow.records.Recorder;
import dev.perennial.testing.InMemoryCustomers;
import dev.perennial.testing.InMemoryTimeline;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class RecordingHandlerTest {
    private static final class Handler extends RecordingHandler {
        Handler(Recorder recorder) {
            super(recorder);
        }
    }

    private static final Event PURCHASE = Samples.event("", Samples.NOON, Samples.purchase("A-1001", 4999));

    private final InMemoryCustomers customers = new InMemoryCustomers();
    private final TestContext context = new TestContext();
    private final RecordingHandler handler =
            new Handler(new Recorder(customers, new InMemoryTimeline(), new Decider(Samples.PLAYBOOK)));

    @Test
    void anEventIsTakenIntoTheRecordAndTheLogSaysWhoseButNoAddress() {
        handle(envelope(PURCHASE));
        assertThat(customers.load(PURCHASE.customer().key()).purchases().orders())
                .isEqualTo(1);
        assertThat(context.log())
                .containsExactly("PurchaseCompleted of " + PURCHASE.customer().key() + ": version 1");
    }

    @Test
    void aRepetitionChangesNothingAndTheLogSaysWhy() {
        handle(envelope(PURCHASE));
        handle(envelope(PURCHASE));
        assertThat(customers.images()).hasSize(1);
        assertThat(context.log()).last().asString().endsWith("nothing changes: already applied");
    }

    @Test
    void anInvalidEventThrowsSoThatItGoesToTheDeadLetters() {
        assertThatExceptionOfType(InvalidEvent.class)
                .isThrownBy(() -> handle(envelope(PURCHASE).replace("4999", "\"much\"")))
                .withMessageContaining("total");
        assertThat(customers.images()).isEmpty();
    }

    private void handle(String event) {
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(UTF_8)), OutputStream.nullOutputStream(), context);
    }

    private static String envelope(Event event) {
        return "{\"detail-type\":\"%s\",\"time\":\"%s\",\"detail\":%s}"
                .formatted(event.fact().type(), event.receivedAt(), EventCodec.detail(event));
    }
}
