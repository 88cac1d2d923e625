package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.answer;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.purchase;
import static dev.perennial.testing.Samples.refund;
import static dev.perennial.testing.Samples.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Condition;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Effect.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which mails a journey owes, and for how long. */
class JourneyTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void everyFactMayBeAnsweredWithWhatItSays() {
        assertThat(owed(signUp(true))).containsKey("daysSilent");
        assertThat(owed(new Fact.ActivityRecorded("login", Optional.empty()))).containsEntry("kind", "login");
        assertThat(owed(new Fact.ComplaintRaised("C-1", Optional.empty()))).containsEntry("complaintId", "C-1");
        assertThat(owed(new Fact.ComplaintResolved("C-1", Optional.empty()))).containsEntry("complaintId", "C-1");
        assertThat(owed(answer(7))).containsEntry("score", "7").doesNotContainKey("survey");
        assertThat(owed(new Fact.ReviewWritten("R-1", 2, Optional.empty(), Optional.empty(), Optional.empty())))
                .containsEntry("stars", "2");
        assertThat(owed(purchase("A-2", 1000))).containsEntry("orderId", "A-2").containsEntry("total", "EUR 10.00");
        assertThat(owed(refund("R-1", "A-1", 100)))
                .containsEntry("orderId", "A-1")
                .containsEntry("total", "EUR 1.00");
    }

    @Test
    void aMailIsOwedWhileItsReasonIsFreshAndNotASecondLonger() {
        TestSystem house = answering("PurchaseCompleted");
        Instant last = NOON.plus(WEEK);
        house.record(event("", NOON, last, false, purchase("A-1", 1000)));
        assertThat(messages(house)).hasSize(1);
        house.record(event("", NOON, last.plusSeconds(1), false, purchase("A-2", 1000)));
        assertThat(messages(house)).isEmpty();
        assertThat(house.ada().owed().toString()).contains("no note mail: 7 days later it would be stale");
    }

    @Test
    void whoAnsweredNinetyDaysAgoIsAskedAgain() {
        TestSystem house = answering("PurchaseCompleted");
        house.record(event("a", NOON, answer(9)));
        Instant before = NOON.plus(Duration.ofDays(90)).minusSeconds(1);
        house.record(event("", before, purchase("A-1", 1000)));
        assertThat(messages(house).getFirst().data()).doesNotContainKey("survey");
        house.record(event("", before.plusSeconds(1), purchase("A-2", 1000)));
        assertThat(messages(house).getFirst().data()).containsEntry("survey", "nps");
    }

    @Test
    void onlyAPurchaseAsks() {
        TestSystem house = answering("ActivityRecorded");
        house.record(event("a", NOON, new Fact.ActivityRecorded("login", Optional.empty())));
        assertThat(messages(house).getFirst().data()).doesNotContainKey("survey");
    }

    /** The data of the mail that answers this fact. */
    private static Map<String, String> owed(Fact fact) {
        TestSystem house = answering(fact.type());
        house.record(event("", NOON, purchase("A-1", 1000)));
        Event event = event("id", NOON.plusSeconds(1), fact);
        house.record(event);
        return messages(house).getFirst().data();
    }

    private static List<Message> messages(TestSystem house) {
        return house.ada().owed().stream()
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .toList();
    }

    private static TestSystem answering(String type) {
        Playbook rules = Samples.PLAYBOOK;
        return new TestSystem(new Playbook(
                rules.version(),
                rules.stages(),
                rules.inactivity(),
                rules.surveys(),
                rules.courtesy(),
                List.of(Journey.ofOneMail("note", type, Condition.ALWAYS, false, "note", WEEK))));
    }
}
