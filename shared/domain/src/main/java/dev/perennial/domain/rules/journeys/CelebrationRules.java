package dev.perennial.domain.rules.journeys;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.Rule;
import dev.perennial.domain.entitlements.Entitlements;
import dev.perennial.domain.entitlements.Occasion;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
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
 * Birthdays and anniversaries of the first order, each reached in the morning where the customer lives. A birthday on
 * 29 February is celebrated on the 28th in the other years.
 *
 * @param occasions those to which the playbook listens: nothing is planned for the others
 */
public record CelebrationRules(Set<Occasion> occasions, ContactPolicy contactPolicy) implements Rule {
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

    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    @Override
    public void apply(Draft draft) {
        for (Occasion occasion : occasions) {
            first(draft.customer, occasion).ifPresent(day -> apply(draft.before, draft, occasion, day));
        }
    }

    /** Of each day the later year counts. */
    @Override
    public void merge(Draft draft, Customer other) {
        for (Occasion occasion : Occasion.values()) {
            other.entitlements().reached(occasion).ifPresent(year -> {
                Entitlements now = draft.customer.entitlements();
                int later = Math.max(year, now.reached(occasion).orElse(year));
                draft.customer = draft.customer.with(now.reached(occasion, later));
            });
        }
    }

    /** A day is reached when the customer is found due; other events on that day do not reach it. */
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
    @Override
    public Optional<Agenda> next(Customer customer) {
        Optional<Instant> first = Optional.empty();
        for (Occasion occasion : occasions) {
            Optional<Instant> next = next(customer, occasion);
            if (next.isPresent() && (first.isEmpty() || next.get().isBefore(first.get()))) {
                first = next;
            }
        }
        return first.map(at -> Agenda.at(at, "birthday or anniversary"));
    }

    private Optional<Instant> next(Customer customer, Occasion occasion) {
        return customer.entitlements()
                .reached(occasion)
                .flatMap(year -> first(customer, occasion).map(day -> moment(customer, day, year + 1)));
    }

    /** The day that the others repeat; a birthday counts from a year long ago. */
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
