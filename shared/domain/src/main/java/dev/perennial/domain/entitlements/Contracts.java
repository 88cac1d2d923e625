package dev.perennial.domain.entitlements;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.ContractState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The contracts of a customer, each as the latest word on it tells, in whatever order the words come. The record has to
 * stay small: of many contracts those are kept on which there was a word last.
 *
 * @param known by the moment of the word, the latest one last
 */
public record Contracts(List<Contract> known) {
    public static final int MOST = 5;

    public static final Contracts NONE = new Contracts(List.of());

    /** Which contracts are kept: it must not hang on what a word says, only on when it was said. */
    private static final Comparator<Contract> BY_TIME =
            Comparator.comparing(Contract::at).thenComparing(Contract::id);

    public Contracts {
        known = List.copyOf(known);
    }

    /**
     * The latest word on a contract.
     *
     * @param at when it was so
     */
    public record Contract(Fact.ContractChanged word, Instant at) {
        /** Of two words of the same moment the one that promises less, then any, always the same. */
        private static final Comparator<Contract> ORDER = Comparator.comparing(Contract::at)
                .thenComparing(it -> it.word().state())
                .thenComparing(it -> it.endsOn().orElse(LocalDate.MAX), Comparator.reverseOrder())
                .thenComparing(it -> it.word().product().orElse(""))
                .thenComparing(it -> it.word().terms().orElse(""))
                .thenComparing(it -> it.word().renewals().orElse(-1L));

        public String id() {
            return word.contractId();
        }

        public Optional<LocalDate> endsOn() {
            return word.endsOn();
        }

        boolean isActive() {
            return word.state() == ContractState.ACTIVE;
        }

        /** The last day of one that is active. */
        public Optional<LocalDate> end() {
            return endsOn().filter(_ -> isActive());
        }

        /** Tells one time of a contract, until it is renewed or cancelled, from another. */
        public ContractRun run() {
            return new ContractRun(id(), isActive(), endsOn());
        }

        private Contract latest(Contract other) {
            return ORDER.compare(this, other) < 0 ? other : this;
        }
    }

    public Contracts with(Contract word) {
        return and(new Contracts(List.of(word)));
    }

    /** All of both. */
    public Contracts and(Contracts more) {
        if (more.known.isEmpty()) {
            return this;
        }
        Map<String, Contract> all = new HashMap<>();
        Stream.concat(known.stream(), more.known.stream()).forEach(it -> all.merge(it.id(), it, Contract::latest));
        return new Contracts(all.values().stream()
                .sorted(BY_TIME)
                .skip(Math.max(0, all.size() - MOST))
                .toList());
    }

    /** Those on which there was a word after that moment. */
    public Contracts since(Instant moment) {
        return new Contracts(
                known.stream().filter(it -> it.at().isAfter(moment)).toList());
    }

    public Optional<Contract> of(String contractId) {
        return known.stream().filter(it -> it.id().equals(contractId)).findFirst();
    }

    /** Of those that are active and not over, the one that ends first. */
    public Optional<Contract> nextToEnd(LocalDate today) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return known.stream()
                .filter(it -> it.end().filter(day -> !day.isBefore(today)).isPresent())
                .min(Comparator.comparing(it -> it.end().orElseThrow()));
    }

    /** The last days of those that are active, the soonest first. */
    public List<LocalDate> ends() {
        if (known.isEmpty()) {
            return List.of();
        }
        return known.stream()
                .flatMap(it -> it.end().stream())
                .sorted()
                .distinct()
                .toList();
    }
}
