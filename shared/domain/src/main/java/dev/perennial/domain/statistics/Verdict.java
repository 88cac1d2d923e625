package dev.perennial.domain.statistics;

import java.util.OptionalLong;

/** What a comparison of two groups comes to. */
public sealed interface Verdict {
    /** The first group has the higher share, however often somebody looked. */
    record Higher() implements Verdict {}

    /** The first group has the lower share, however often somebody looked. */
    record Lower() implements Verdict {}

    /** Both are alike, as far as matters: the difference is smaller than the one that is looked for. */
    record Alike() implements Verdict {}

    /**
     * Both may be alike.
     *
     * @param missing how many more people are needed to tell; empty where no number in sight would do
     * @param toSee the difference that they would show: the present one, or the one that is looked for where that is
     *     larger
     */
    record NotEnough(OptionalLong missing, double toSee) implements Verdict {}

    /** One of the groups is empty. */
    record NobodyToCompare() implements Verdict {}
}
