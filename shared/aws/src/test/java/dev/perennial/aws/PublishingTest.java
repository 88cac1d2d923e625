package dev.perennial.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.aws.Publishing.Outcome;
import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.values.CustomerRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class PublishingTest {
    private final List<List<String>> calls = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();

    private List<Outcome> publish(Publishing.Bus bus, List<Event> events) {
        Publishing.Bus noted = entries -> {
            calls.add(entries.stream()
                    .map(entry -> entry.detail().replaceAll(".*\"kind\":\"(.).*", "$1"))
                    .toList());
            return bus.put(entries);
        };
        return new Publishing(noted, pauses::add, "perennial.test").publish(events);
    }

    private static Event event(String kind) {
        Instant now = Instant.parse("2026-11-20T10:15:00Z");
        return new Event(
                kind,
                now,
                now,
                false,
                CustomerRef.ofExternal("4711"),
                new Fact.ActivityRecorded(kind, Optional.empty()));
    }

    private static List<Optional<String>> results(List<EventBus.Entry> entries, String refused) {
        return entries.stream()
                .map(it -> it.detail().contains(refused) ? Optional.of("Throttled") : Optional.<String>empty())
                .toList();
    }

    @Test
    void onlyWhatWasRefusedIsTriedAgain() {
        List<Outcome> outcomes = publish(
                entries -> results(entries, calls.size() < 3 ? "\"b\"" : "nothing"),
                List.of(event("a"), event("b"), event("c")));
        assertThat(outcomes).containsOnly(Outcome.TAKEN);
        assertThat(calls).containsExactly(List.of("a", "b", "c"), List.of("b"), List.of("b"));
        assertThat(pauses).containsExactly(100L, 200L);
    }

    @Test
    void whatIsRefusedFourTimesIsTold() {
        assertThat(publish(entries -> results(entries, "\"b\""), List.of(event("a"), event("b"))))
                .containsExactly(Outcome.TAKEN, Outcome.REFUSED);
        assertThat(calls).hasSize(4);
    }

    @Test
    void aBusThatCannotBeReachedIsNotAskedForTheRest() {
        List<Event> events =
                IntStream.range(0, 30).mapToObj(i -> event("k" + i)).collect(Collectors.toList());
        List<Outcome> outcomes = publish(
                entries -> {
                    if (calls.size() == 2) {
                        throw SdkClientException.create("no answer");
                    }
                    return results(entries, "nothing");
                },
                events);
        assertThat(calls).hasSize(2);
        assertThat(outcomes.subList(0, 10)).containsOnly(Outcome.TAKEN);
        assertThat(outcomes.subList(10, 30)).containsOnly(Outcome.REFUSED);
    }

    @Test
    void whatTheBusCanNeverHaveIsNotTried() {
        assertThat(publish(entries -> results(entries, "nothing"), List.of(event("x".repeat(255 * 1024)), event("a"))))
                .containsExactly(Outcome.TOO_LARGE, Outcome.TAKEN);
        assertThat(calls).containsExactly(List.of("a"));
    }
}
