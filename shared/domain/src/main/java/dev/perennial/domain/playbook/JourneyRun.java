package dev.perennial.domain.playbook;

import dev.perennial.domain.entitlements.ContractRun;
import dev.perennial.domain.entitlements.Contracts.Contract;
import dev.perennial.domain.entitlements.RunId;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.values.Hash;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One run of one customer through a journey.
 *
 * @param begunAt where the journey has a goal or can be left: what happened before neither reaches nor ends it
 */
public record JourneyRun(Journey journey, RunId run, Optional<Instant> begunAt) {
    public static JourneyRun begun(Journey journey, RunId run, Instant at) {
        boolean ends = journey.terms().goal().isPresent() || !journey.leave().isEmpty();
        return new JourneyRun(journey, run, Optional.of(at).filter(_ -> ends));
    }

    public static JourneyRun of(Journey journey, Enrollment enrollment) {
        Optional<Instant> begunAt = enrollment.begunAt();
        boolean atFirstStep = begunAt.isEmpty()
                && journey.terms().goal().isEmpty()
                && !journey.leave().isEmpty();
        return new JourneyRun(journey, enrollment.run(), atFirstStep ? Optional.of(enrollment.since()) : begunAt);
    }

    public Enrollment at(String step, Instant since, Instant due) {
        Optional<Instant> told = begunAt.filter(at -> journey.terms().goal().isPresent() || !at.equals(since));
        return new Enrollment(journey.name(), run, step, since, due, told);
    }

    public String name() {
        return journey.name();
    }

    private boolean isAboutAContract() {
        return journey.isAboutAContract() && !run.isOnce();
    }

    private Optional<ContractRun> about() {
        return isAboutAContract() ? ContractRun.read(run) : Optional.empty();
    }

    /** The contract that it is about, as it is now; empty where it is about none. */
    public Optional<Contract> contract(Customer customer) {
        return about().flatMap(it -> customer.entitlements().contracts().of(it.contractId()));
    }

    /** What is said of another contract than its own does not concern it. */
    public boolean mayBeAbout(Fact fact) {
        return !isAboutAContract()
                || !(fact instanceof Fact.ContractChanged word)
                || about().filter(it -> it.contractId().equals(word.contractId()))
                        .isPresent();
    }

    /** Why it is over for the contract that it is about: that goes on until another day by now, or not at all. */
    public Optional<String> overtaken(Customer customer) {
        if (!isAboutAContract()) {
            return Optional.empty();
        }
        Optional<Contract> now = contract(customer);
        return now.isPresent() && now.map(Contract::run).equals(about())
                ? Optional.empty()
                : Optional.of(now.map(it -> "contract %s is %s"
                                .formatted(
                                        it.id(),
                                        it.end()
                                                .map(day -> "active until " + day)
                                                .orElse("cancelled")))
                        .orElse("its contract is no longer kept"));
    }

    /** The last days that a wait may look for. */
    List<LocalDate> contractEnds(Customer customer) {
        return contract(customer)
                .map(it -> it.end().stream().toList())
                .orElseGet(() -> customer.entitlements().contracts().ends());
    }

    /** When it began, where it has a goal; others hear of its beginning and its end. */
    public Optional<Instant> withGoalSince() {
        return begunAt.filter(_ -> journey.terms().goal().isPresent());
    }

    /** Until when the customer stays on the journey to see whether the goal is reached. */
    public Optional<Instant> goalUntil() {
        return begunAt.flatMap(at -> journey.terms().goal().map(goal -> at.plus(goal.within())));
    }

    /** Tells what this run brings about from what other runs of the same journey do. */
    public String part(String name) {
        return (run.isOnce() ? journey.name() : journey.name() + "." + Hash.of(run.value(), 8)) + "." + name;
    }
}
