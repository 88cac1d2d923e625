package dev.perennial.simulation;

import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.facts.Fact.ContractState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The contract of a person: one in six has one, for a year at a time. In the last three months they make up their mind:
 * most renew it, some cancel it, some let it run out.
 */
final class Agreements {
    private static final Duration YEAR = Duration.ofDays(365);

    private Agreements() {}

    /** What is said of the contract, and when. */
    record Word(Instant at, Fact fact) {}

    static List<Word> of(SplittableRandom mood, String name, Instant since, Instant end) {
        List<Word> words = new ArrayList<>();
        if (mood.nextInt(6) > 0) {
            return words;
        }
        Instant over = since.plus(YEAR);
        words.add(word(name, since, ContractState.ACTIVE, over));
        while (over.isBefore(end)) {
            Instant decides =
                    over.minusSeconds(mood.nextLong(Duration.ofDays(90).toSeconds()));
            int mind = mood.nextInt(10);
            if (mind >= 6) {
                if (mind >= 8) {
                    words.add(word(name, decides, ContractState.CANCELLED, over));
                }
                return words;
            }
            over = over.plus(YEAR);
            words.add(word(name, decides, ContractState.ACTIVE, over));
        }
        return words;
    }

    private static Word word(String name, Instant at, ContractState state, Instant over) {
        LocalDate endsOn = over.atOffset(ZoneOffset.UTC).toLocalDate();
        return new Word(
                at,
                new Fact.ContractChanged(
                        "K-" + name,
                        state,
                        Optional.of(endsOn),
                        Optional.of("Tea every month"),
                        Optional.of("12 months, EUR 19.90 a month")));
    }
}
