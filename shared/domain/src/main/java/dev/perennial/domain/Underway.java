package dev.perennial.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The journeys on which a customer is.
 *
 * @param places where the customer waits, in the order of setting out
 * @param mailedAt the mails of the last week that count for the frequency cap, oldest first
 * @param taken the journeys of several steps that are taken once and have been begun
 */
public record Underway(List<Place> places, List<Instant> mailedAt, List<String> taken) {
    /** At so many journeys at once, no further one is begun. */
    static final int MOST = 20;

    private static final Duration WEEK = Duration.ofDays(7);

    static final Underway NOWHERE = new Underway(List.of(), List.of(), List.of());

    public Underway {
        places = List.copyOf(places);
        mailedAt = List.copyOf(mailedAt);
        taken = List.copyOf(taken);
    }

    /**
     * A step at which the customer waits.
     *
     * @param run tells one time on a journey from another: the occurrence that began it; empty
     *     where the journey is taken once
     * @param since when the step was reached
     * @param due when it is gone on with, unless something happens before
     */
    public record Place(String journey, String run, String step, Instant since, Instant due) {
        boolean isSameRun(Place other) {
            return journey.equals(other.journey) && run.equals(other.run);
        }
    }

    Underway with(Place place) {
        List<Place> next = new ArrayList<>(places);
        next.add(place);
        return new Underway(next, mailedAt, taken);
    }

    Underway without(Place place) {
        List<Place> next = new ArrayList<>(places);
        next.remove(place);
        return new Underway(next, mailedAt, taken);
    }

    boolean isOn(String journey, String run) {
        return places.stream()
                .anyMatch(place -> place.journey().equals(journey) && place.run().equals(run));
    }

    Underway begun(String journey) {
        return new Underway(
                places, mailedAt, Stream.concat(taken.stream(), Stream.of(journey)).toList());
    }

    /** With one more mail; what is older than a week counts no more. */
    Underway mailed(Instant at) {
        return new Underway(
                places,
                Stream.concat(mailedAt.stream().filter(after(at.minus(WEEK))), Stream.of(at))
                        .sorted()
                        .toList(),
                taken);
    }

    /**
     * When the next mail may go where no more than {@code most} may go within {@code window};
     * {@code now} where that is at once.
     */
    Instant free(Instant now, Duration window, int most) {
        List<Instant> counted = mailedAt.stream().filter(after(now.minus(window))).toList();
        return counted.size() < most ? now : counted.get(counted.size() - most).plus(window);
    }

    Optional<Place> nextDue() {
        return places.stream().min((one, other) -> one.due().compareTo(other.due()));
    }

    /** Of two records that become one: nobody is twice on the same journey. */
    Underway joined(Underway other) {
        List<Place> all = new ArrayList<>(places);
        other.places.stream()
                .filter(place -> all.stream().noneMatch(place::isSameRun))
                .forEach(all::add);
        return new Underway(
                all,
                Stream.concat(mailedAt.stream(), other.mailedAt.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                Stream.concat(taken.stream(), other.taken.stream()).distinct().toList());
    }

    private static Predicate<Instant> after(Instant moment) {
        return at -> at.isAfter(moment);
    }
}
