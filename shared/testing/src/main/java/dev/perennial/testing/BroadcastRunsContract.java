package dev.perennial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.rules.broadcasts.Reach.Outcome;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.flow.broadcasts.BroadcastRun;
import dev.perennial.flow.broadcasts.BroadcastRun.State;
import dev.perennial.flow.broadcasts.BroadcastRuns;
import dev.perennial.flow.broadcasts.WalkProgress;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every place for broadcasts promises. */
public abstract class BroadcastRunsContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Decision GRACE = new Decision("Grace", "the season begins");
    private static final BroadcastRun NEWS = BroadcastRun.started("news", false, 4, GRACE, NOW);

    /** An empty place. */
    protected abstract BroadcastRuns runs();

    @Test
    void aBroadcastIsFoundAsItWasSaved() {
        BroadcastRuns runs = runs();
        assertThat(runs.find("news")).isEmpty();
        assertThat(runs.save(NEWS)).isTrue();
        BroadcastRun won = NEWS.wonBy("short");
        assertThat(runs.save(won)).isTrue();
        assertThat(runs.find("news")).contains(won);
        runs.save("news", progress(1));
        runs.list("news", List.of(id(1)));
        assertThat(runs.all()).containsExactly(won);
    }

    @Test
    void whoWritesUponAnOldReadIsRefusedAndTheSameAgainIsNot() {
        BroadcastRuns runs = runs();
        runs.save(NEWS);
        assertThat(runs.save(NEWS)).as("its answer was lost").isTrue();
        BroadcastRun paused = NEWS.become(State.PAUSED, GRACE, NOW.plusSeconds(60));
        assertThat(runs.save(paused)).isTrue();
        assertThat(runs.save(NEWS.wonBy("long"))).isFalse();
        assertThat(runs.find("news")).contains(paused);
    }

    @Test
    void theProgressOfEachSegmentIsARowOfItsOwn() {
        BroadcastRuns runs = runs();
        assertThat(runs.progress("news", 1)).isEmpty();
        assertThat(runs.save("news", progress(1))).isTrue();
        assertThat(runs.save("news", progress(3))).isTrue();
        assertThat(runs.progress("news", 1)).contains(progress(1));
        assertThat(runs.progress("news", 2)).isEmpty();
        assertThat(runs.progress("news")).containsExactly(progress(1), progress(3));
        assertThat(runs.progress("other")).isEmpty();
        assertThat(runs.save("news", WalkProgress.beginning(1, NOW))).isFalse();
    }

    @Test
    void aListIsReadPageByPageEachCustomerOnce() {
        BroadcastRuns runs = runs();
        List<CustomerId> ids =
                IntStream.range(0, 25).mapToObj(BroadcastRunsContract::id).toList();
        runs.list("recall", ids.subList(0, 15));
        runs.list("recall", ids.subList(10, 25));
        List<CustomerId> read = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            BroadcastRuns.Listed page = runs.listed("recall", next, 10);
            read.addAll(page.ids());
            next = page.next();
        } while (next.isPresent());
        assertThat(read).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(runs.listed("news", Optional.empty(), 10).ids()).isEmpty();
    }

    private static CustomerId id(int number) {
        return CustomerId.of(new EmailAddress("c" + number + "@example.com"));
    }

    private static WalkProgress progress(int segment) {
        return new WalkProgress(
                segment,
                Optional.of("cus_x"),
                Instant.EPOCH,
                NOW,
                Optional.of(NOW.plusSeconds(3600)),
                NOW.minusSeconds(30),
                false,
                Map.of(Outcome.REACHED, 7L, Outcome.NO_CONSENT, 2L),
                1);
    }
}
