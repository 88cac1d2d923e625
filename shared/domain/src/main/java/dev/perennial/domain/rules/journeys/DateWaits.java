package dev.perennial.domain.rules.journeys;

import dev.perennial.domain.playbook.JourneyRun;
import dev.perennial.domain.playbook.Step;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.contact.ContactPolicy;
import dev.perennial.domain.zones.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Waits for a date of the record, or for its next anniversary, in the local time of the customer. */
record DateWaits(ContactPolicy contactPolicy) {
    /**
     * When the wait is over; empty where the day is not known, or had passed when the step was reached.
     *
     * @param since when the step was reached
     */
    Optional<Instant> over(Customer customer, JourneyRun journeyRun, Step.WaitUntil wait, Instant since) {
        TimeZone zone = contactPolicy.zone(customer);
        int year = zone.local(since).getYear();
        return wait.date().of(customer, journeyRun, zone).stream()
                .flatMap(day -> wait.yearly() ? yearly(day, year) : Stream.of(day))
                .flatMap(day -> zone.moments(day.plusDays(wait.days()).atTime(wait.at())).stream())
                .filter(at -> at.isAfter(since))
                .findFirst();
    }

    /** The day in the years around the given one, but not its own; in years that have no 29 February, the 28th. */
    private static Stream<LocalDate> yearly(LocalDate day, int year) {
        int first = Math.max(1, year - day.getYear() - 1);
        return IntStream.rangeClosed(first, first + 3).mapToObj(day::plusYears);
    }
}
