package dev.perennial.domain.statistics;

import java.util.OptionalLong;

/** What a comparison of two groups comes to. */
public sealed interface Verdict {
    /** The first group has the higher share, however often somebody looked. */
    record Higher() implements Verdict {}

    /** The first group has the lower share, however often somebody looked. */
    record Lower() implements Verdict {}

    /**
     * Both may be alike.
     *
     * @param missing how many more people are needed to tell, if the difference stays what it is; empty where it is so
     *     small that no number in sight would do
     */
    record NotEnough(OptionalLong missing) implements Verdict {}

    /** One of the groups is empty. */
    record NobodyToCompare() implements Verdict {}
}
