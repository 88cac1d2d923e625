package dev.perennial.domain.record;

import dev.perennial.domain.entitlements.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The journeys on which a customer is.
 *
 * @param active where the customer waits, in the order of setting out
 * @param mailedAt the mails of the last week that count for the frequency cap, oldest first
 * @param taken what must be remembered of journeys that are not taken at every occasion, in the order of the first time
 */
public record Enrollments(List<Enrollment> active, List<Instant> mailedAt, List<Taken> taken) {
    /** At so many journeys at once, no further one is begun. */
    public static final int MOST = 20;

    private static final Duration WEEK = Duration.ofDays(7);

    static final Enrollments NOWHERE = new Enrollments(List.of(), List.of(), List.of());

    public Enrollments {
        active = List.copyOf(active);
        mailedAt = List.copyOf(mailedAt);
        taken = List.copyOf(taken);
    }

    /**
     * A step at which the customer waits.
     *
     * @param since when the step was reached
     * @param due when it is gone on with, unless something happens before
     * @param begunAt when this run of the journey began, where the journey has a goal, or can be left and its first
     *     step is behind
     */
    public record Enrollment(
            String journey, RunId run, String step, Instant since, Instant due, Optional<Instant> begunAt) {
        boolean isSameRun(Enrollment other) {
            return journey.equals(other.journey) && run.equals(other.run);
        }
    }

    /**
     * How often a journey was taken.
     *
     * @param lastAt when it was begun the last time; empty where it is taken once
     */
    public record Taken(String journey, int times, Optional<Instant> lastAt) {
        Taken and(Taken other) {
            boolean later = lastAt.isEmpty()
                    || other.lastAt.filter(lastAt.get()::isBefore).isPresent();
            return new Taken(journey, times + other.times, later ? other.lastAt : lastAt);
        }
    }

    public Enrollments with(Enrollment enrollment) {
        List<Enrollment> next = new ArrayList<>(active);
        next.add(enrollment);
        return new Enrollments(next, mailedAt, taken);
    }

    public Enrollments without(Enrollment enrollment) {
        List<Enrollment> next = new ArrayList<>(active);
        next.remove(enrollment);
        return new Enrollments(next, mailedAt, taken);
    }

    public boolean isOn(String journey, RunId run) {
        for (Enrollment enrollment : active) {
            if (enrollment.journey().equals(journey) && enrollment.run().equals(run)) {
                return true;
            }
        }
        return false;
    }

    /** On the journey, whatever occurrence began it. */
    public boolean isOn(String journey) {
        for (Enrollment enrollment : active) {
            if (enrollment.journey().equals(journey)) {
                return true;
            }
        }
        return false;
    }

    public Optional<Taken> taken(String journey) {
        for (Taken each : taken) {
            if (each.journey().equals(journey)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    public Enrollments begun(Taken first) {
        return new Enrollments(active, mailedAt, sum(taken, List.of(first)));
    }

    /** With one more mail; what is older than a week counts no more. */
    public Enrollments mailed(Instant at) {
        List<Instant> mailed = new ArrayList<>(mailedAt);
        mailed.removeIf(after(at.minus(WEEK)).negate());
        mailed.add(at);
        mailed.sort(Comparator.naturalOrder());
        return new Enrollments(active, mailed, taken);
    }

    /**
     * When the next mail may go where no more than {@code most} may go within {@code window}; {@code now} where that is
     * at once.
     */
    public Instant free(Instant now, Duration window, int most) {
        if (mailedAt.size() < most) {
            return now;
        }
        List<Instant> counted =
                mailedAt.stream().filter(after(now.minus(window))).toList();
        return counted.size() < most ? now : counted.get(counted.size() - most).plus(window);
    }

    public Optional<Enrollment> nextDue() {
        Optional<Enrollment> first = Optional.empty();
        for (Enrollment each : active) {
            if (first.isEmpty() || each.due().isBefore(first.get().due())) {
                first = Optional.of(each);
            }
        }
        return first;
    }

    /**
     * What began after that moment: runs, mails that count for the cap, and journeys taken; of those that are taken
     * once nobody knows when, and they stay taken.
     */
    public Enrollments since(Instant moment) {
        return new Enrollments(
                active.stream()
                        .filter(it -> it.begunAt().orElse(it.since()).isAfter(moment))
                        .toList(),
                mailedAt.stream().filter(after(moment)).toList(),
                taken.stream()
                        .filter(it -> it.lastAt().filter(after(moment).negate()).isEmpty())
                        .toList());
    }

    /** Of two records that become one: nobody is twice on the same journey. */
    public Enrollments joined(Enrollments other) {
        List<Enrollment> all = new ArrayList<>(active);
        other.active.stream()
                .filter(enrollment -> all.stream().noneMatch(enrollment::isSameRun))
                .forEach(all::add);
        return new Enrollments(
                all,
                Stream.concat(mailedAt.stream(), other.mailedAt.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                sum(taken, other.taken));
    }

    private static List<Taken> sum(List<Taken> here, List<Taken> there) {
        Map<String, Taken> all = new LinkedHashMap<>();
        here.forEach(it -> all.merge(it.journey(), it, Taken::and));
        there.forEach(it -> all.merge(it.journey(), it, Taken::and));
        return List.copyOf(all.values());
    }

    private static Predicate<Instant> after(Instant moment) {
        return at -> at.isAfter(moment);
    }
}
