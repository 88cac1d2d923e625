package dev.perennial.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Birthdays and anniversaries of the first order, each reached in the morning where the customer
 * lives. Whoever was born on 29 February has their day on the 28th in the other years.
 *
 * @param occasions those to which the playbook listens: nothing is planned for the others
 */
record Celebrating(Set<Occasion> occasions, Restraint restraint) {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Long ago, and a leap year. */
    private static final int LEAP = 1600;

    static Celebrating of(Playbook playbook, Restraint restraint) {
        Set<Occasion> wanted = EnumSet.noneOf(Occasion.class);
        for (Occasion occasion : Occasion.values()) {
            if (playbook.journeys().stream().anyMatch(it -> it.listensTo(occasion.event()))) {
                wanted.add(occasion);
            }
        }
        return new Celebrating(wanted, restraint);
    }

    void apply(Draft draft) {
        for (Occasion occasion : occasions) {
            first(draft.customer, occasion).ifPresent(day -> apply(draft, occasion, day));
        }
    }

    /** The clock alone brings such a day about; what else happens on it finds it later. */
    private void apply(Draft draft, Occasion occasion, LocalDate first) {
        int passed = passed(draft, first);
        Optional<Integer> reached = draft.customer.standing().reached(occasion);
        boolean comes =
                reached.isPresent()
                        && passed > reached.get()
                        && draft.event.fact() instanceof Fact.CustomerDue;
        if (reached.isEmpty() || comes) {
            draft.customer =
                    draft.customer.with(draft.customer.standing().reached(occasion, passed));
        }
        if (comes && occasion == Occasion.ANNIVERSARY) {
            draft.announce(occasion.event(), Map.of("years", (long) passed - first.getYear()));
        } else if (comes) {
            draft.announce(occasion.event(), Map.of());
        }
    }

    /** The year in which the day was reached last. */
    private int passed(Draft draft, LocalDate first) {
        Instant now = draft.event.receivedAt();
        int year = restraint.local(draft.customer, now).getYear();
        int passed = moment(draft.customer, first, year).isAfter(now) ? year - 1 : year;
        return Math.max(passed, first.getYear());
    }

    /** When the next of these days is reached. */
    Optional<Instant> next(Customer customer) {
        return occasions.stream()
                .flatMap(occasion -> next(customer, occasion).stream())
                .min(Instant::compareTo);
    }

    private Optional<Instant> next(Customer customer, Occasion occasion) {
        return customer.standing()
                .reached(occasion)
                .flatMap(
                        year ->
                                first(customer, occasion)
                                        .map(day -> moment(customer, day, year + 1)));
    }

    /** The day of which the others are repetitions; that of a birthday is in no year at all. */
    private Optional<LocalDate> first(Customer customer, Occasion occasion) {
        return switch (occasion) {
            case BIRTHDAY -> customer.profile().birthday().map(it -> it.day().atYear(LEAP));
            case ANNIVERSARY ->
                    customer.purchases()
                            .firstAt()
                            .map(at -> restraint.local(customer, at).toLocalDate());
        };
    }

    private Instant moment(Customer customer, LocalDate first, int year) {
        return restraint.at(customer, MonthDay.from(first).atYear(year).atTime(MORNING));
    }
}
