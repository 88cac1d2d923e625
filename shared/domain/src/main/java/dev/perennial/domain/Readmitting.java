package dev.perennial.domain;

import dev.perennial.domain.Permission.Consent;
import dev.perennial.domain.Permission.Suppression;
import dev.perennial.domain.Permission.Word;
import java.time.Instant;
import java.util.List;

/**
 * Lets mail go to an address again that was suppressed: an operator knows that the mailbox is
 * mended, or that the bounce was wrong. Who reported us as spam can be let in again by a word of
 * their own alone, said after the report.
 */
public final class Readmitting {
    private Readmitting() {}

    /**
     * Takes away the suppression of the address in use; one of an address that was left stays.
     *
     * @param decision who lets it in again, and why: a row of the timeline keeps it
     */
    public static Decision readmit(Customer record, String decision, Instant now) {
        if (record.suppression().isEmpty()) {
            return new Decision.Nothing("the address in use is not suppressed");
        }
        Suppression suppression = record.suppression().get();
        if (suppression.because().startsWith(Consenting.SPAM)
                && !saysYesSince(record, suppression.at())) {
            return new Decision.Nothing(
                    "it is suppressed since "
                            + suppression.at()
                            + ", "
                            + suppression.because()
                            + ": only a new consent of the customer's own lets mail go there again");
        }
        Owed.TimelineEntry told =
                Owed.TimelineEntry.note(
                        now,
                        "readmitted-" + suppression.at(),
                        "address may be written to again",
                        List.of(
                                "because readmitted " + decision,
                                "was suppressed: " + suppression.because()));
        return new Decision.Write(
                record.with(record.permission().without(suppression)).written(List.of(told)));
    }

    private static boolean saysYesSince(Customer record, Instant report) {
        return record.permission()
                .consent()
                .getOrDefault(Customer.MARKETING, Consent.NONE)
                .word()
                .filter(Word::granted)
                .filter(word -> word.at().isAfter(report))
                .isPresent();
    }
}
