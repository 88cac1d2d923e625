package dev.perennial.flow.numbers;

import dev.perennial.domain.metrics.AdSpend;

/** Numbers that are told and not counted. */
public interface ToldNumbers {
    /** Sets what was spent, in the place of what was told of the same channel, day and currency before. */
    void tell(AdSpend spend);
}
