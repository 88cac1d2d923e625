package dev.perennial.domain.rules;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Customer.Agenda;
import dev.perennial.domain.rules.commerce.LoyaltyRules;
import dev.perennial.domain.rules.journeys.CelebrationRules;
import dev.perennial.domain.rules.lifecycle.Inactivity;
import dev.perennial.domain.rules.lifecycle.StageRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The one clock of a customer: of all that time alone brings about, the first. */
record AgendaRules(Inactivity inactivity, StageRules staging, CelebrationRules celebrating, LoyaltyRules earning) {
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
                        agenda(inactivity.nextThought(customer), "inactivity"),
                        agenda(staging.timeMoves(customer), "stage"),
                        customer.lifecycle()
                                .enrollments()
                                .nextDue()
                                .flatMap(enrollment -> agenda(
                                        Optional.of(enrollment.due()),
                                        enrollment.journey() + ": " + enrollment.step())),
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
