package dev.perennial.flow.report;

import java.time.Instant;
import java.time.LocalDate;

/** Which reports were sent. */
public interface SentReports {
    /** Whether the report of the week was claimed by anybody. */
    boolean isClaimed(LocalDate monday);

    /**
     * Claims the report of a week, for good: a claim comes before the mail, so that it is never sent twice.
     *
     * @param monday the first day after the week
     * @return false where somebody has claimed it before
     */
    boolean claim(LocalDate monday, Instant at);

    /** Gives a claim back, where it is certain that nothing was sent. */
    void release(LocalDate monday);
}
