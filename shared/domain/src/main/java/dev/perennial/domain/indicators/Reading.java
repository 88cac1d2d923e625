package dev.perennial.domain.indicators;

import java.util.Optional;

/** A number, or why there is none. */
public sealed interface Reading {
    /** The number; its value is there. */
    record Known(Estimate number) implements Reading {}

    /** There is none. */
    record Missing(Why why) implements Reading {}

    /** Why there is no number. */
    enum Why {
        /** On these days, nothing was counted. */
        NOTHING_COUNTED,
        /** Something was counted, and nothing of what it is divided by. */
        NOTHING_TO_DIVIDE_BY,
        /** These days are too young: their number may still change. */
        TOO_YOUNG,
        /** Money of several currencies was counted, and what it is divided by knows none. */
        SEVERAL_CURRENCIES,
        /** It is a number of one month, and these are several. */
        ONE_MONTH_AT_A_TIME
    }

    /** The number; empty where there is none. */
    default Optional<Estimate> estimate() {
        return this instanceof Known(Estimate known) ? Optional.of(known) : Optional.empty();
    }
}
