package dev.perennial.testing;

import static dev.perennial.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.ProcessedEvents.Recalled;
import dev.perennial.domain.record.ProcessedEvents.Seen;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.Money;
import dev.perennial.flow.administration.Story;
import dev.perennial.flow.records.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keeper of timelines does; each test uses a customer of its own. */
public abstract class TimelineContract {
    /** The keeper under test; it may hold rows of earlier tests. */
    protected abstract Timeline timeline();

    @Test
    void onlyTheIdsAskedForAreRecalledAndOnlyThoseThatAreFiled() {
        CustomerId id = CustomerId.ofExternal("recall");
        timeline().add(id, List.of(entry("c")));
        timeline().file(id, List.of(seen("a"), seen("b")));
        assertThat(timeline().recall(id, Set.of("a", "c")))
                .isEqualTo(Map.of("a", new Recalled(NOON, "print-a", Optional.empty())));
    }

    @Test
    void theAmountOfAPurchaseIsRecalled() {
        CustomerId id = CustomerId.ofExternal("amount");
        Optional<Money> amount = Optional.of(new Money(1200, "JPY"));
        timeline().file(id, List.of(new Seen(NOON, "p", "x", amount)));
        assertThat(timeline().recall(id, Set.of("p"))).isEqualTo(Map.of("p", new Recalled(NOON, "x", amount)));
    }

    @Test
    void whatAnotherCustomerFiledIsNotRecalled() {
        timeline().file(CustomerId.ofExternal("one"), List.of(seen("a")));
        assertThat(timeline().recall(CustomerId.ofExternal("two"), Set.of("a"))).isEmpty();
    }

    @Test
    void anIdIsNotTakenForOneThatItBeginsWith() {
        CustomerId id = CustomerId.ofExternal("prefix");
        timeline().file(id, List.of(seen("a b"), seen("a 2026-11-20T12:00:00Z"), seen("ab"), seen("a!b")));
        assertThat(timeline().recall(id, Set.of("a"))).isEmpty();
        assertThat(timeline().recall(id, Set.of("a b", "a 2026-11-20T12:00:00Z")))
                .containsOnlyKeys("a b", "a 2026-11-20T12:00:00Z");
    }

    @Test
    void ofAnIdThatIsFiledTwiceTheLaterTimeCounts() {
        CustomerId id = CustomerId.ofExternal("twice");
        Seen early = new Seen(NOON.minusMillis(1), "a", "early", Optional.empty());
        timeline().file(id, List.of(seen("a")));
        timeline().file(id, List.of(early, seen("a")));
        assertThat(timeline().recall(id, Set.of("a")))
                .isEqualTo(Map.of("a", seen("a").recalled()));
    }

    @Test
    void aRowThatIsAddedAgainIsTheSameRow() {
        CustomerId id = CustomerId.ofExternal("again");
        timeline().add(id, List.of(entry("a")));
        timeline().add(id, List.of(entry("a")));
        assertThat(timeline().read(id, Optional.empty(), 10).rows()).hasSize(1);
    }

    @Test
    void manyAreFiledAndRecalledAtOnceAndAreNoPartOfTheStory() {
        CustomerId id = CustomerId.ofExternal("many");
        List<String> ids = IntStream.range(0, 60).mapToObj(i -> "event " + i).toList();
        timeline().file(id, ids.stream().map(TimelineContract::seen).toList());
        assertThat(timeline().recall(id, Set.copyOf(ids))).hasSize(60);
        assertThat(timeline().read(id, Optional.empty(), 10).rows()).isEmpty();
    }

    @Test
    void nothingToAddIsNothingToDo() {
        CustomerId id = CustomerId.ofExternal("empty");
        timeline().add(id, List.of());
        timeline().file(id, List.of());
        assertThat(timeline().recall(id, Set.of("a"))).isEmpty();
    }

    @Test
    void aStoryIsReadPageByPageInItsOrder() {
        CustomerId id = CustomerId.ofExternal("pages");
        List<TimelineEntry> rows = IntStream.range(0, 7)
                .mapToObj(i -> at(NOON.plusSeconds(i), "e" + i))
                .toList();
        timeline().add(id, rows.reversed());
        List<TimelineEntry> read = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Timeline.Page page = timeline().read(id, after, 3);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(3);
            read.addAll(page.rows());
            after = page.next();
        } while (after.isPresent());
        assertThat(read).isEqualTo(rows);
    }

    @Test
    void theNewestRowsAreReadFirstPageByPage() {
        CustomerId id = CustomerId.ofExternal("latest");
        List<TimelineEntry> rows = IntStream.range(0, 7)
                .mapToObj(i -> at(NOON.plusSeconds(i), "e" + i))
                .toList();
        timeline().add(id, rows);
        Story story = (Story) timeline();
        List<TimelineEntry> read = new ArrayList<>();
        Optional<String> before = Optional.empty();
        do {
            Timeline.Page page = story.latest(id, before, 3);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(3);
            read.addAll(page.rows());
            before = page.next();
        } while (before.isPresent());
        assertThat(read).isEqualTo(rows.reversed());
    }

    @Test
    void theFactOfARowIsReadAsItWas() {
        CustomerId id = CustomerId.ofExternal("fact");
        Fact fact = new Fact.PurchaseCompleted("A-1", new Money(1200, "JPY"), List.of());
        TimelineEntry row = new TimelineEntry(NOON, "p", "bought", List.of(), "x", Optional.empty(), Optional.of(fact));
        timeline().add(id, List.of(row));
        assertThat(timeline().read(id, Optional.empty(), 10).rows()).containsExactly(row);
    }

    @Test
    void whoBoughtIsFoundByTheOrderUntilTheRowIsErased() {
        CustomerId id = CustomerId.ofExternal("buyer");
        Fact fact = new Fact.PurchaseCompleted("B-77", new Money(1200, "JPY"), List.of());
        timeline()
                .add(
                        id,
                        List.of(
                                new TimelineEntry(
                                        NOON, "p", "bought", List.of(), "x", Optional.empty(), Optional.of(fact)),
                                entry("other")));
        Story story = (Story) timeline();
        assertThat(story.buyers("B-77")).containsExactly(new Story.Bought(id, NOON));
        assertThat(story.buyers("B-7")).isEmpty();
        timeline().erase(id, NOON);
        assertThat(story.buyers("B-77")).isEmpty();
    }

    @Test
    void whatHappenedUntilAMomentIsErasedAndNothingElse() {
        CustomerId id = CustomerId.ofExternal("erase");
        timeline().add(CustomerId.ofExternal("spared"), List.of(entry("a")));
        timeline().file(CustomerId.ofExternal("spared"), List.of(seen("a")));
        TimelineEntry later = at(NOON.plusMillis(1), "later");
        timeline().add(id, List.of(at(NOON.minusMillis(1), "before"), at(NOON, "then"), later));
        Seen kept = new Seen(NOON.plusMillis(1), "later", "x", Optional.empty());
        timeline()
                .file(id, List.of(new Seen(NOON.minusMillis(1), "before", "x", Optional.empty()), seen("then"), kept));
        timeline().erase(id, NOON);
        assertThat(timeline().read(id, Optional.empty(), 10).rows()).containsExactly(later);
        assertThat(timeline().recall(id, Set.of("before", "then", "later")))
                .isEqualTo(Map.of("later", kept.recalled()));
        assertThat(timeline().recall(CustomerId.ofExternal("spared"), Set.of("a")))
                .hasSize(1);
    }

    private static Seen seen(String id) {
        return new Seen(NOON, id, "print-" + id, Optional.empty());
    }

    private static TimelineEntry entry(String id) {
        return at(NOON, id);
    }

    private static TimelineEntry at(Instant at, String id) {
        return new TimelineEntry(
                at, id, "something", List.of("a", "b"), "print-" + id, Optional.empty(), Optional.empty());
    }
}
