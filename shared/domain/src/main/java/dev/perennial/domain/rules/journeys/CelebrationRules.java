package dev.perennial.domain.rules.journeys;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.entitlements.Occasion;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.rules.contact.ContactPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Birthdays and anniversaries of the first order, each reached in the morning where the customer lives. Whoever was
 * born on 29 February has their day on the 28th in the other years.
 *
 * @param occasions those to which the playbook listens: nothing is planned for the others
 */
public record CelebrationRules(Set<Occasion> occasions, ContactPolicy contactPolicy) {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Long ago, and a leap year. */
    private static final int LEAP = 1600;

    public static CelebrationRules of(Playbook playbook, ContactPolicy contactPolicy) {
        Set<Occasion> wanted = EnumSet.noneOf(Occasion.class);
        for (Occasion occasion : Occasion.values()) {
            if (playbook.journeys().stream().anyMatch(it -> it.listensTo(occasion.event()))) {
                wanted.add(occasion);
            }
        }
        return new CelebrationRules(wanted, contactPolicy);
    }

    /**
     * Looks at what an event made of these days.
     *
     * @param before the record before the event
     */
    public void apply(Customer before, Draft draft) {
        for (Occasion occasion : occasions) {
            first(draft.customer, occasion).ifPresent(day -> apply(before, draft, occasion, day));
        }
    }

    /** The clock alone brings such a day about; what else happens on it finds it later. */
    private void apply(Customer before, Draft draft, Occasion occasion, LocalDate first) {
        int passed = passed(draft, first);
        Optional<Integer> reached = draft.customer
                .entitlements()
                .reached(occasion)
                .flatMap(year -> kept(before, draft, occasion, year, passed));
        boolean comes = reached.isPresent() && passed > reached.get() && draft.event.fact() instanceof Fact.CustomerDue;
        int counts = reached.isEmpty() || comes ? passed : reached.get();
        if (!draft.customer.entitlements().reached(occasion).equals(Optional.of(counts))) {
            draft.customer = draft.customer.with(draft.customer.entitlements().reached(occasion, counts));
        }
        if (comes && occasion == Occasion.ANNIVERSARY) {
            draft.announce(occasion.event(), Map.of("years", (long) passed - first.getYear()));
        } else if (comes) {
            draft.announce(occasion.event(), Map.of());
        }
    }

    /**
     * What was reached of a day that is another one now. A birthday is not corrected into a second one within a year,
     * or into one that passed unnoticed; an anniversary counts from the order that turns out to be the first.
     */
    private Optional<Integer> kept(Customer before, Draft draft, Occasion occasion, int year, int passed) {
        return switch (occasion) {
            case BIRTHDAY -> {
                boolean same = before.profile()
                        .birthday()
                        .equals(draft.customer.profile().birthday());
                yield Optional.of(same ? year : Math.max(year, passed));
            }
            case ANNIVERSARY -> {
                Optional<LocalDate> day = before.purchases()
                        .firstAt()
                        .map(at -> contactPolicy.local(draft.customer, at).toLocalDate());
                yield Optional.of(year).filter(_ -> day.equals(first(draft.customer, occasion)));
            }
        };
    }

    /** The year in which the day was reached last. */
    private int passed(Draft draft, LocalDate first) {
        Instant now = draft.event.receivedAt();
        int year = contactPolicy.local(draft.customer, now).getYear();
        int passed = moment(draft.customer, first, year).isAfter(now) ? year - 1 : year;
        return Math.max(passed, first.getYear());
    }

    /** When the next of these days is reached. */
    public Optional<Instant> next(Customer customer) {
        return occasions.stream()
                .flatMap(occasion -> next(customer, occasion).stream())
                .min(Instant::compareTo);
    }

    private Optional<Instant> next(Customer customer, Occasion occasion) {
        return customer.entitlements()
                .reached(occasion)
                .flatMap(year -> first(customer, occasion).map(day -> moment(customer, day, year + 1)));
    }

    /** The day of which the others are repetitions; that of a birthday is in no year at all. */
    private Optional<LocalDate> first(Customer customer, Occasion occasion) {
        return switch (occasion) {
            case BIRTHDAY -> customer.profile().birthday().map(it -> it.day().atYear(LEAP));
            case ANNIVERSARY ->
                customer.purchases()
                        .firstAt()
                        .map(at -> contactPolicy.local(customer, at).toLocalDate());
        };
    }

    private Instant moment(Customer customer, LocalDate first, int year) {
        return contactPolicy.at(customer, MonthDay.from(first).atYear(year).atTime(MORNING));
    }
}
