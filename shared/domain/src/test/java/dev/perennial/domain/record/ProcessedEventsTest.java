package dev.perennial.domain.record;

import static dev.perennial.domain.record.ProcessedEvents.KEPT;
import static dev.perennial.domain.record.ProcessedEvents.WINDOW;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.LegacyFingerprint;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.domain.values.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessedEventsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void aYoungRecordNeverAsksTheTimeline() {
        ProcessedEvents memory = of(WINDOW - 1);
        assertThat(memory.whole()).isTrue();
        assertThat(memory.doubts(activity("new"))).isEmpty();
    }

    @Test
    void fromAFullRecordAllButTheLatestLeave() {
        assertThat(of(WINDOW - 1).leaving()).isEmpty();
        assertThat(of(WINDOW).leaving().stream().map(Seen::eventId)).containsExactlyElementsOf(ids(0, WINDOW - KEPT));
    }

    @Test
    void onlyWhatIsFiledIsForgotten() {
        ProcessedEvents next = of(WINDOW).and(seen("new"), known(List.of("e0", "e2")));
        assertThat(next.recent().stream().map(Seen::eventId))
                .doesNotContain("e0", "e2")
                .contains("e1", "e3", "new")
                .hasSize(WINDOW - 1);
        assertThat(next.whole()).isFalse();
    }

    @Test
    void whereNothingIsFiledEverythingIsKept() {
        ProcessedEvents next = of(WINDOW).and(seen("new"), Map.of());
        assertThat(next.recent()).hasSize(WINDOW + 1);
        assertThat(next.whole()).isTrue();
    }

    @Test
    void theLatestStayInAnyCase() {
        assertThat(forgetful().recent().stream().map(Seen::eventId))
                .containsExactlyElementsOf(Stream.concat(ids(WINDOW - KEPT, WINDOW).stream(), Stream.of("new"))
                        .toList());
    }

    @Test
    void aRecordThatForgotAsksForTheEventsOwnIdAlone() {
        Event again = activity("e0");
        assertThat(forgetful().doubts(again)).containsExactly("e0");
        assertThat(forgetful().furtherDoubts(List.of(again), Map.of())).isEmpty();
        assertThat(forgetful().recall("e0", known(List.of("e0")))).isPresent();
        assertThat(forgetful().recall("e0", Map.of())).isEmpty();
    }

    @Test
    void whereTheIdIsKnownTheRecordAsksForItsOtherContents() {
        Event again = activity("e0");
        assertThat(forgetful().furtherDoubts(List.of(again), known(List.of("e0"))))
                .contains("e0!" + again.fingerprint(), "e0!" + LegacyFingerprint.of(again.fact()))
                .hasSize(3);
    }

    @Test
    void ofAComplaintThatIsKnownTheLaterWordIsAskedFor() {
        Event again = event("c", new Fact.ComplaintRaised("C-1", Optional.empty()));
        assertThat(forgetful().furtherDoubts(List.of(again), known(List.of("complaint-C-1"))))
                .contains(again.again().id(), again.again().id() + "!" + again.fingerprint());
    }

    @Test
    void whatIsStillInTheRecordIsNotAskedFor() {
        assertThat(forgetful().doubts(activity("new"))).isEmpty();
        assertThat(forgetful().furtherDoubts(List.of(activity("new")), Map.of()))
                .hasSize(3)
                .doesNotContain("new");
        assertThat(forgetful().recall("new", Map.of())).isPresent();
    }

    @Test
    void ofAPlainRepetitionNothingElseIsAsked() {
        Event again = activity("e0");
        Recalled before = new Recalled(NOON, again.fingerprint(), Optional.empty());
        assertThat(forgetful().furtherDoubts(List.of(again), Map.of("e0", before)))
                .isEmpty();
    }

    @Test
    void aWholeRecordAsksForNothingWhateverComesAgain() {
        assertThat(of(3).furtherDoubts(List.of(activity("e0")), Map.of())).isEmpty();
    }

    @Test
    void aRefundAsksForItsOrderAndAComplaintForItsResolution() {
        ProcessedEvents forgetful = new ProcessedEvents(List.of(), false);
        assertThat(forgetful.doubts(event("r", new Fact.PurchaseRefunded("R-1", "A-1", new Money(1, "EUR")))))
                .containsExactlyInAnyOrder("refund-R-1", "purchase-A-1");
        assertThat(forgetful.doubts(event("c", new Fact.ComplaintRaised("C-1", Optional.empty()))))
                .containsExactlyInAnyOrder("complaint-C-1", "complaint-C-1-resolved");
    }

    @Test
    void whatAnEarlierBuildLeftToTheStoryIsFiledWithTheNextEvent() {
        ProcessedEvents earlier = new ProcessedEvents(List.of(), false, false);
        assertThat(earlier.filed()).isFalse();
        assertThat(earlier.and(seen("new"), Map.of()))
                .isEqualTo(new ProcessedEvents(List.of(seen("new")), false, true));
        assertThat(new ProcessedEvents(List.of(), true, false).filed()).isTrue();
    }

    private static ProcessedEvents forgetful() {
        return of(WINDOW).and(seen("new"), known(ids(0, WINDOW)));
    }

    private static ProcessedEvents of(int events) {
        ProcessedEvents memory = ProcessedEvents.EMPTY;
        for (String id : ids(0, events)) {
            memory = memory.and(seen(id), Map.of());
        }
        return memory;
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "e" + i).toList();
    }

    private static Seen seen(String id) {
        return new Seen(NOON, id, "print", Optional.empty());
    }

    private static Map<String, Recalled> known(List<String> ids) {
        return ids.stream().collect(toMap(id -> id, id -> new Recalled(Instant.EPOCH, "print", Optional.empty())));
    }

    private static Event activity(String id) {
        return event(id, new Fact.ActivityRecorded("login", Optional.empty()));
    }

    private static Event event(String id, Fact fact) {
        return new Event(id, NOON, NOON, false, CustomerRef.ofExternal("7"), fact);
    }
}
