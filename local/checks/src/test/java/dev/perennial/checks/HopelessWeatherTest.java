package dev.perennial.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.DynamoCustomers;
import dev.perennial.aws.DynamoTimeline;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.rules.Decider;
import dev.perennial.flow.records.Recorder;
import dev.perennial.testing.Samples;
import dev.perennial.testing.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkException;

/** Also the SDK gives up at times; then Lambda delivers the event again. */
class HopelessWeatherTest {
    @RegisterExtension
    static final Tables TABLES = new Tables();

    private final DynamoCustomers customers = new DynamoCustomers(TABLES.client(), "customers");
    private final Recorder recorder =
            new Recorder(customers, new DynamoTimeline(TABLES.client(), "timeline"), new Decider(Samples.PLAYBOOK));

    @Test
    void anEventThatComesUntilItIsAnsweredIsTakenInOnce() {
        TestSystem calm = new TestSystem(Samples.PLAYBOOK);
        TABLES.weather(Weather.hopeless(7));
        int givenUp = 0;
        for (Event event : events()) {
            calm.record(event);
            while (!isRecorded(event)) {
                givenUp++;
            }
        }
        TABLES.weather(Weather.CALM);
        assertThat(givenUp).isPositive();
        assertThat(customers.load(calm.ada().id())).isEqualTo(calm.ada());
    }

    private boolean isRecorded(Event event) {
        try {
            recorder.record(event);
            return true;
        } catch (SdkException noAnswer) {
            return false;
        }
    }

    private static List<Event> events() {
        List<Event> events = new ArrayList<>();
        events.add(Samples.event("sign-up", Samples.NOON, Samples.signUp(true)));
        for (int i = 1; i <= 15; i++) {
            events.add(Samples.event("", Samples.NOON.plusSeconds(i), Samples.purchase("A-" + i, 1000)));
            events.add(Samples.event("", Samples.NOON.plusSeconds(i), Samples.refund("R-" + i, "A-" + i, 100)));
        }
        events.add(Samples.event("answer", Samples.NOON.plusSeconds(99), Samples.answer(9)));
        return events;
    }
}
