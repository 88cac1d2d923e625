package dev.perennial.domain;

import dev.perennial.domain.Customer.Agenda;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The one clock of a customer: of all that time alone brings about, the first. */
record Planning(Silence silence, Staging staging, Celebrating celebrating, Earning earning) {
    static final String ERASURE = "erasure";

    /** Events only ever move the next thought earlier; moving it later is done when it fires. */
    void apply(Draft draft) {
        Optional<Agenda> wanted = next(draft.customer);
        Optional<Agenda> set = draft.customer.agenda();
        boolean fired = draft.event.fact() instanceof Fact.CustomerDue;
        boolean earlier = wanted.isPresent()
                && set.filter(agenda -> !wanted.get().isBefore(agenda)).isEmpty();
        if (fired || earlier) {
            draft.customer = draft.customer.due(wanted);
        }
    }

    Optional<Agenda> next(Customer customer) {
        return Stream.of(
                        agenda(silence.nextThought(customer), "inactivity"),
                        agenda(staging.timeMoves(customer), "stage"),
                        customer.lifecycle()
                                .underway()
                                .nextDue()
                                .flatMap(place ->
                                        agenda(Optional.of(place.due()), place.journey() + ": " + place.step())),
                        agenda(celebrating.next(customer), "birthday or anniversary"),
                        agenda(earning.nextLoss(customer), "tier"),
                        agenda(customer.identity().eraseAgainAt(), ERASURE))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Agenda::dueAt));
    }

    /**
     * A whole second, rounded up: times are ordered by their text in the due index, and only those without a fraction
     * sort as they should.
     */
    static Optional<Agenda> agenda(Optional<Instant> moment, String dueFor) {
        return moment.map(at -> {
            Instant second = at.truncatedTo(ChronoUnit.SECONDS);
            return new Agenda(second.equals(at) ? second : second.plusSeconds(1), dueFor);
        });
    }
}
