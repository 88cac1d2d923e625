package dev.perennial.operator;

import dev.perennial.commandline.Misunderstood;
import dev.perennial.domain.playbook.Broadcast;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.broadcasts.Reach.Outcome;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.statistics.ShareDifference;
import dev.perennial.domain.values.Counts;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.broadcasts.BroadcastOrders;
import dev.perennial.flow.broadcasts.BroadcastPlan;
import dev.perennial.flow.broadcasts.BroadcastReport;
import dev.perennial.flow.broadcasts.BroadcastRun;
import dev.perennial.flow.broadcasts.BroadcastRuns;
import dev.perennial.flow.broadcasts.CustomerPages;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.records.Customers;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Shows broadcasts, and carries out what is ordered of them. */
final class Broadcasts {
    /** Parts of the table that are read beside each other, and records of a page. */
    private static final int SEGMENTS = 8;

    private static final int PAGE = 1000;

    private final List<Broadcast> playbook;
    private final BroadcastRuns runs;
    private final BroadcastOrders orders;
    private final Instant now;
    private final PrintStream out;

    Broadcasts(List<Broadcast> playbook, BroadcastRuns runs, BroadcastOrders orders, Instant now, PrintStream out) {
        this.playbook = playbook;
        this.runs = runs;
        this.orders = orders;
        this.now = now;
        this.out = out;
    }

    BroadcastOrders orders() {
        return orders;
    }

    /**
     * That of the playbook.
     *
     * @throws Misunderstood where there is none of that name
     */
    Broadcast named(String name) {
        return playbook.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Misunderstood("The playbook has no broadcast '%s'; there are %s."
                        .formatted(name, playbook.stream().map(Broadcast::name).toList())));
    }

    void list() {
        Map<String, BroadcastRun> started =
                runs.all().stream().collect(Collectors.toMap(BroadcastRun::name, run -> run));
        for (Broadcast broadcast : playbook) {
            BroadcastRun run = started.remove(broadcast.name());
            out.println(broadcast.name() + ": " + (run == null ? "planned" : words(run)));
        }
        started.values().forEach(run -> out.println(run.name() + ": " + words(run) + " (no longer in the playbook)"));
    }

    private static String words(BroadcastRun run) {
        return run.state().name().toLowerCase(Locale.ROOT) + " since " + run.since() + " "
                + run.decision().words();
    }

    /** Counts all customers, or those of a list, and sends nothing. */
    void plan(
            Broadcast broadcast,
            Optional<List<CustomerId>> list,
            ContactPolicy contactPolicy,
            CustomerPages pages,
            Customers customers,
            int mailsPerSecond) {
        BroadcastPlan plan = new BroadcastPlan(broadcast, contactPolicy, now);
        list.ifPresentOrElse(ids -> ids.forEach(id -> plan.count(customers.load(id))), () -> walk(pages, plan));
        out.printf(Locale.ROOT, "%s: of %,d customers%n", broadcast.name(), plan.customers());
        for (Outcome outcome : Outcome.values()) {
            if (plan.of(outcome) > 0) {
                out.printf(Locale.ROOT, "  %,12d %s%n", plan.of(outcome), outcome.words());
            }
        }
        out.printf(
                Locale.ROOT,
                "At most %,d mails, %s dollars, and %s from the first to the last at %d mails a second. Nothing is"
                        + " sent.%n",
                plan.mails(),
                plan.dollars(),
                words(plan.lasts(mailsPerSecond)),
                mailsPerSecond);
        broadcast
                .at()
                .ifPresent(at -> out.println("Not before " + at
                        + (broadcast.whereCustomerLives()
                                ? " of each customer's clocks."
                                : " in " + contactPolicy.zone() + ".")));
    }

    static String words(Duration lasts) {
        return lasts.toHours() > 0
                ? "%d h %d min".formatted(lasts.toHours(), lasts.toMinutesPart())
                : "%d min %d s".formatted(lasts.toMinutesPart(), lasts.toSecondsPart());
    }

    private static void walk(CustomerPages pages, BroadcastPlan plan) {
        try (ExecutorService threads = Executors.newFixedThreadPool(SEGMENTS)) {
            List<Future<?>> walks = new ArrayList<>();
            for (int segment = 0; segment < SEGMENTS; segment++) {
                int part = segment;
                walks.add(threads.submit(() -> walk(pages, part, plan)));
            }
            for (Future<?> walk : walks) {
                walk.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    private static void walk(CustomerPages pages, int segment, BroadcastPlan plan) {
        Optional<String> next = Optional.empty();
        do {
            CustomerPages.Page page = pages.read(segment, SEGMENTS, next, PAGE);
            for (Customer customer : page.customers()) {
                plan.count(customer);
            }
            next = page.next();
        } while (next.isPresent());
    }

    /** Whether there is anything to report. */
    boolean report(Broadcast broadcast, Counters counters) {
        Optional<BroadcastRun> run = runs.find(broadcast.name());
        if (run.isEmpty()) {
            out.println("The broadcast " + broadcast.name() + " was never started.");
            return false;
        }
        BroadcastReport report = BroadcastReport.read(broadcast, run.get(), runs, counters, now);
        out.println(broadcast.name() + ": " + words(run.get()) + "; started "
                + run.get().startedAt() + "; " + report.segmentsDone() + " of "
                + run.get().segments() + " segments done");
        report.reached().forEach((outcome, count) -> out.printf(Locale.ROOT, "  %,12d %s%n", count, outcome.words()));
        report.mails().forEach((journey, mails) -> out.println("Mails of " + journey + ": " + words(mails)));
        run.get().winner().ifPresent(it -> out.println("The others got the variant " + it + "."));
        if (!report.notSent().isEmpty()) {
            out.println("Not sent:");
            report.notSent().forEach((reason, count) -> out.printf(Locale.ROOT, "  %,12d %s%n", count, reason));
        }
        report.lift().ifPresent(it -> out.println(words(it)));
        return true;
    }

    private static String words(Counts mails) {
        return List.of("owed", "sent", "delivered", "opened", "clicked", "bounced", "reported", "notSent").stream()
                .map(name -> "%s %,d".formatted(name.equals("notSent") ? "not sent" : name, mails.get(name)))
                .collect(Collectors.joining(", "));
    }

    private static String words(ShareDifference lift) {
        String groups = String.format(
                Locale.ROOT,
                "Goal: %,d of %,d who got it, %,d of %,d held out",
                lift.first().some(),
                lift.first().all(),
                lift.second().some(),
                lift.second().all());
        return lift.difference()
                .flatMap(difference -> lift.intervalAtAnyTime()
                        .map(it -> groups
                                + String.format(
                                        Locale.ROOT,
                                        "; lift %+.2f points, from %+.2f to %+.2f",
                                        100 * difference,
                                        100 * it.low(),
                                        100 * it.high())))
                .orElse(groups);
    }
}
