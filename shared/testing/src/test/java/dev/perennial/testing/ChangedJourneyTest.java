package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static dev.perennial.testing.Samples.event;
import static dev.perennial.testing.Samples.signUp;
import static dev.perennial.testing.Samples.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.perennial.domain.playbook.Journey;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.flow.mail.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A journey is changed while Ada is on it: she goes on at the step of the same name. */
class ChangedJourneyTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant TOMORROW = NOON.plus(DAY);

    @Test
    void theStepsThatFollowAreThoseThatFollowNow() {
        TestSystem house = changed(List.of(pause(1), mail("tips")), pause(1), mail("news"));
        house.wake(TOMORROW);
        assertThat(house.mailed()).containsExactly("path.news");
    }

    @Test
    void theStepMayStandElsewhereByNow() {
        TestSystem house = changed(List.of(pause(1), mail("tips")), mail("hello"), pause(1), mail("tips"));
        house.wake(TOMORROW);
        assertThat(house.mailed()).containsExactly("path.tips");
    }

    @Test
    void aWaitThatHasBegunEndsWhenItWasToEnd() {
        TestSystem house = changed(List.of(pause(1), mail("tips")), pause(9), mail("tips"));
        house.wake(TOMORROW);
        assertThat(house.mailed()).containsExactly("path.tips");
    }

    @Test
    void aMailThatWasPutOffGoesOutAsItIsNow() {
        Instant night = Instant.parse("2026-11-20T23:00:00Z");
        TestSystem house = changed(night, List.of(send("hello", "hello")), send("hello", "welcome-back"));
        house.wake(night.plus(Duration.ofHours(9)));
        assertThat(house.mailer.calls()).extracting(Message::template).containsExactly("welcome-back");
    }

    @Test
    void aMailThatWasPutOffAtAStepThatIsNoMoreIsGivenUpInTheLedger() {
        Instant night = Instant.parse("2026-11-20T23:00:00Z");
        TestSystem before = house(List.of(path(List.of(mail("hello"), pause(1), mail("tips")))));
        signUpAt(before, night);
        assertThat(before.emails.rows()).extracting(LedgerEntry::status).containsExactly(LedgerEntry.Status.POSTPONED);
        TestSystem after = house(List.of(path(List.of(mail("tips")))));
        before.customers.images().forEach(after.customers::save);
        after.settle(night);
        after.wake(night.plus(Duration.ofHours(9)));
        assertThat(after.emails.rows())
                .extracting(LedgerEntry::status, LedgerEntry::because)
                .containsExactly(
                        tuple(LedgerEntry.Status.SUPPRESSED, "path left: its step hello is no longer in the playbook"));
    }

    @Test
    void aJourneyThatIsNoMoreIsLeftWhenItsWaitIsOver() {
        TestSystem before = house(List.of(path(List.of(pause(1), mail("tips")))));
        signUpAt(before, NOON);
        TestSystem after = house(List.of());
        before.customers.images().forEach(after.customers::save);
        after.wake(TOMORROW);
        assertThat(after.mailed()).isEmpty();
        assertThat(after.ada().lifecycle().enrollments().active()).isEmpty();
        assertThat(told(after)).contains("path left: its step pause is no longer in the playbook");
    }

    private static TestSystem changed(List<Step> before, Step... after) {
        return changed(NOON, before, after);
    }

    private static TestSystem changed(Instant at, List<Step> before, Step... after) {
        TestSystem old = house(List.of(path(before)));
        signUpAt(old, at);
        TestSystem house = house(List.of(path(List.of(after))));
        old.customers.images().forEach(house.customers::save);
        return house;
    }

    private static void signUpAt(TestSystem house, Instant at) {
        house.record(event("s", at, signUp(true)));
        house.settle(at);
    }

    private static TestSystem house(List<Journey> journeys) {
        return new TestSystem(Samples.PLAYBOOK.with(journeys));
    }

    private static Journey path(List<Step> steps) {
        Journey path = Samples.path("CustomerSignedUp", steps);
        return new Journey(path.name(), path.on(), path.when(), true, path.freshFor(), path.leave(), steps);
    }

    private static Step pause(int days) {
        return new Step.Wait("pause", DAY.multipliedBy(days), Optional.empty());
    }

    private static Step mail(String template) {
        return send(template, template);
    }

    private static Step send(String name, String template) {
        return new Step.Send(name, template, DAY.multipliedBy(7), false);
    }
}
