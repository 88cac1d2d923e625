package dev.perennial.flow.broadcasts;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.playbook.Broadcast.Variant;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.broadcasts.Reach;
import dev.perennial.domain.rules.broadcasts.Reach.Outcome;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.values.CustomerRef;
import dev.perennial.flow.broadcasts.BroadcastRun.State;
import dev.perennial.flow.mail.UnknownMailResolution.Decision;
import dev.perennial.flow.records.Customers;
import dev.perennial.flow.records.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks over the customers of one segment, a bounded number a turn. Each customer of the broadcast gets an event with
 * the broadcast's key, which a record takes in once: so a turn that is repeated after a crash, and a second walk beside
 * the first, send nothing twice. The place of the walk is written after the customers of a page, never before.
 */
public final class BroadcastWalk {
    /** Records that are read at once; the state of the broadcast is looked at before each page. */
    static final int PAGE = 100;

    /** Pages of a turn. */
    static final int PAGES = 20;

    private static final Duration TURN = Duration.ofMinutes(1);
    private static final Decision WALKED = new Decision("the walk", "all customers were walked over");

    private final BroadcastRuns runs;
    private final CustomerPages pages;
    private final Customers customers;
    private final Recorder recorder;
    private final Clicks clicks;
    private final Function<String, Optional<Broadcast>> broadcasts;
    private final ContactPolicy contactPolicy;
    private final int mailsPerSecond;

    /**
     * A walk.
     *
     * @param broadcasts those of the playbook, by name
     * @param mailsPerSecond what Amazon SES lets the account send
     */
    public BroadcastWalk(
            BroadcastRuns runs,
            CustomerPages pages,
            Customers customers,
            Recorder recorder,
            Clicks clicks,
            Function<String, Optional<Broadcast>> broadcasts,
            ContactPolicy contactPolicy,
            int mailsPerSecond) {
        this.runs = runs;
        this.pages = pages;
        this.customers = customers;
        this.recorder = recorder;
        this.clicks = clicks;
        this.broadcasts = broadcasts;
        this.contactPolicy = contactPolicy;
        this.mailsPerSecond = mailsPerSecond;
    }

    /**
     * Takes one turn.
     *
     * @return after which time the next one is; empty where none follows: the segment is done, the broadcast is paused
     *     or at its end, or another walk is ahead of this one
     * @throws IllegalStateException where the playbook has no such broadcast
     */
    public Optional<Duration> turn(WalkQueue.Turn turn, Instant now) {
        Optional<BroadcastRun> run = running(turn.broadcast());
        if (run.isEmpty()) {
            return Optional.empty();
        }
        Broadcast broadcast = broadcasts
                .apply(turn.broadcast())
                .orElseThrow(() -> new IllegalStateException("the playbook has no broadcast " + turn.broadcast()
                        + ": deploy one that has it, and resume the broadcast"));
        WalkPace pace = WalkPace.of(broadcast, mailsPerSecond, run.get().segments());
        WalkProgress progress = runs.progress(turn.broadcast(), turn.segment())
                .orElseGet(() -> WalkProgress.beginning(turn.segment(), now));
        for (int page = 0; page < PAGES; page++) {
            if (progress.done()) {
                finish(turn.broadcast(), now);
                return Optional.empty();
            }
            if (progress.until().isAfter(now)) {
                return Optional.of(bounded(Duration.between(now, progress.until())));
            }
            long free = pace.free(progress.paidUntil(), now);
            if (free == 0) {
                return Optional.of(bounded(longer(pace.untilNext(progress.paidUntil(), now))));
            }
            WalkProgress next = walk(broadcast, run.get(), progress.at(now), pace, free, now);
            if (!runs.save(turn.broadcast(), next)) {
                return Optional.empty();
            }
            progress = next;
            run = running(turn.broadcast());
            if (run.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(Duration.ZERO);
    }

    /** A slow walk does not come by for each customer: once a minute is enough. */
    private static Duration longer(Duration wait) {
        return wait.compareTo(TURN) < 0 ? TURN : wait;
    }

    private static Duration bounded(Duration wait) {
        return wait.compareTo(WalkQueue.LONGEST) > 0 ? WalkQueue.LONGEST : wait.plusSeconds(1);
    }

    private Optional<BroadcastRun> running(String name) {
        return runs.find(name).filter(it -> it.state() == State.STARTED);
    }

    private WalkProgress walk(
            Broadcast broadcast, BroadcastRun run, WalkProgress progress, WalkPace pace, long free, Instant now) {
        CustomerPages.Page page = read(run, progress, (int) Math.min(free, PAGE));
        Reach reach = new Reach(broadcast, contactPolicy, run.startedAt());
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        Optional<Instant> later = Optional.empty();
        long reached = 0;
        for (Customer customer : page.customers()) {
            Instant due = reach.due(customer);
            if (due.isAfter(progress.until())) {
                later = later.filter(it -> !due.isBefore(it)).or(() -> Optional.of(due));
            } else if (due.isAfter(progress.from())) {
                Outcome outcome = reach.outcome(customer, now);
                if (outcome.isTakenIn()) {
                    takeIn(broadcast, run, reach, customer, due, now);
                    reached++;
                }
                counts.merge(outcome, 1L, Long::sum);
            }
        }
        return progress.after(
                new WalkProgress.Page(page.next(), counts, later, pace.after(progress.paidUntil(), now, reached)));
    }

    private CustomerPages.Page read(BroadcastRun run, WalkProgress progress, int most) {
        if (!run.listed()) {
            return pages.read(progress.segment(), run.segments(), progress.position(), most);
        }
        BroadcastRuns.Listed listed = runs.listed(run.name(), progress.position(), most);
        return new CustomerPages.Page(listed.ids().stream().map(customers::load).toList(), listed.next());
    }

    private void takeIn(
            Broadcast broadcast, BroadcastRun run, Reach reach, Customer customer, Instant due, Instant now) {
        Variant variant = reach.variant(customer, run.winner())
                .or(() -> reach.variant(customer, Optional.of(winner(broadcast, now))))
                .orElse(broadcast.variants().getFirst());
        Fact fact = new Fact.BroadcastReached(broadcast.name(), broadcast.journey(variant));
        recorder.record(new Event("", due, now, false, CustomerRef.of(customer.id()), fact));
    }

    /** Decided once: who comes second takes what the first has written. */
    private String winner(Broadcast broadcast, Instant now) {
        while (true) {
            BroadcastRun run = runs.find(broadcast.name()).orElseThrow();
            if (run.winner().isPresent()) {
                return run.winner().get();
            }
            String best = clicks.best(broadcast, run.startedAt(), now).name();
            if (runs.save(run.wonBy(best))) {
                return best;
            }
        }
    }

    /** The last segment that is done ends it. */
    private void finish(String name, Instant now) {
        Optional<BroadcastRun> run = running(name);
        while (run.isPresent() && isWalked(run.get()) && !runs.save(run.get().become(State.FINISHED, WALKED, now))) {
            run = running(name);
        }
    }

    private boolean isWalked(BroadcastRun run) {
        return runs.progress(run.name()).stream().filter(WalkProgress::done).count() == run.segments();
    }
}
