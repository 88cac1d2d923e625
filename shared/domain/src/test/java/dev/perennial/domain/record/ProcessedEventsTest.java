package dev.perennial.domain.record;

import static dev.perennial.domain.record.ProcessedEvents.LIMIT;
import static dev.perennial.domain.record.ProcessedEvents.WINDOW;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
        ProcessedEvents memory = of(WINDOW - 1, Map.of());
        assertThat(memory.whole()).isTrue();
        assertThat(memory.doubts(activity("new"))).isEmpty();
    }

    @Test
    void aFullRecordAsksWhichOfItsOldIdsTheTimelineHolds() {
        assertThat(of(WINDOW, Map.of()).doubts(activity("new")))
                .containsExactlyInAnyOrderElementsOf(ids(0, WINDOW / 2));
    }

    @Test
    void onlyWhatTheTimelineHoldsIsForgotten() {
        ProcessedEvents full = of(WINDOW, Map.of());
        ProcessedEvents next = full.and(seen("new"), known(List.of("e0", "e2")));
        assertThat(next.recent().stream().map(Seen::eventId))
                .doesNotContain("e0", "e2")
                .contains("e1", "e3", "new")
                .hasSize(WINDOW - 1);
        assertThat(next.whole()).isFalse();
    }

    @Test
    void whereTheTimelineHoldsNothingEverythingIsKept() {
        ProcessedEvents next = of(WINDOW, Map.of()).and(seen("new"), Map.of());
        assertThat(next.recent()).hasSize(WINDOW + 1);
        assertThat(next.whole()).isTrue();
    }

    @Test
    void theRecentHalfOfTheWindowStaysInAnyCase() {
        ProcessedEvents next = of(WINDOW, Map.of()).and(seen("new"), known(ids(0, WINDOW)));
        assertThat(next.recent().stream().map(Seen::eventId))
                .containsExactlyElementsOf(Stream.concat(ids(WINDOW / 2, WINDOW).stream(), Stream.of("new"))
                        .toList());
    }

    @Test
    void aRecordThatForgotAsksForTheEventsOwnIds() {
        ProcessedEvents forgetful = of(WINDOW, Map.of()).and(seen("new"), known(ids(0, WINDOW)));
        Event again = activity("e0");
        assertThat(forgetful.doubts(again))
                .containsExactlyInAnyOrder(
                        "e0", "e0!" + again.fingerprint(), "e0!" + LegacyFingerprint.of(again.fact()));
        assertThat(forgetful.recall("e0", known(List.of("e0")))).isPresent();
        assertThat(forgetful.recall("e0", Map.of())).isEmpty();
    }

    @Test
    void whatIsStillInTheRecordIsNotAskedFor() {
        ProcessedEvents forgetful = of(WINDOW, Map.of()).and(seen("new"), known(ids(0, WINDOW)));
        assertThat(forgetful.doubts(activity("new"))).doesNotContain("new");
        assertThat(forgetful.recall("new", Map.of())).isPresent();
    }

    @Test
    void aRefundAsksForItsOrderAndAComplaintForItsResolution() {
        ProcessedEvents forgetful = new ProcessedEvents(List.of(), false);
        assertThat(forgetful.doubts(event("r", new Fact.PurchaseRefunded("R-1", "A-1", new Money(1, "EUR")))))
                .contains("refund-R-1", "purchase-A-1");
        assertThat(forgetful.doubts(event("c", new Fact.ComplaintRaised("C-1", Optional.empty()))))
                .contains("complaint-C-1", "complaint-C-1-resolved");
    }

    @Test
    void aRecordThatIsTooFarAheadOfTheTimelineTakesNothingMore() {
        ProcessedEvents full = of(LIMIT, Map.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> full.and(seen("new"), Map.of()))
                .withMessageContaining("relay");
        assertThat(full.and(seen("new"), known(List.of("e0"))).recent()).hasSize(LIMIT);
    }

    private static ProcessedEvents of(int events, Map<String, Recalled> timeline) {
        ProcessedEvents memory = ProcessedEvents.EMPTY;
        for (String id : ids(0, events)) {
            memory = memory.and(seen(id), timeline);
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
