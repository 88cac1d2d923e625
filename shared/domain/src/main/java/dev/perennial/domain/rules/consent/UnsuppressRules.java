package dev.perennial.domain.rules.consent;

import dev.perennial.domain.decision.Decision;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.Suppression;
import dev.perennial.domain.record.Permission.Word;
import dev.perennial.domain.record.SuppressionCause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets mail go to an address again that was suppressed: an operator knows that the mailbox is mended, or that the
 * bounce was wrong. Who reported us as spam can be let in again by a word of their own alone, said by a signed link
 * after the report.
 */
public final class UnsuppressRules {
    private UnsuppressRules() {}

    /**
     * Takes away what suppresses the address in use; that of an address that was left stays.
     *
     * @param decision who lets it in again, and why: a row of the timeline keeps it
     */
    public static Decision readmit(Customer record, String decision, Instant now) {
        List<Suppression> suppressions =
                record.permission().suppressionsOf(record.profile().email());
        if (suppressions.isEmpty()) {
            return new Decision.Nothing("the address in use is not suppressed");
        }
        for (Suppression suppression : suppressions) {
            if (wasSpam(record, suppression) && !saysYesSince(record, suppression.at())) {
                return new Decision.Nothing("it is suppressed since "
                        + suppression.at()
                        + ", "
                        + suppression.cause().words()
                        + ", and was reported as spam: only a new consent of the customer's own, by a link of"
                        + " one of our mails, lets mail go there again");
            }
        }
        Suppression first = suppressions.getFirst();
        Effect.TimelineEntry told = Effect.TimelineEntry.note(
                now,
                "readmitted-" + first.at(),
                "address may be written to again",
                Stream.concat(
                                Stream.of("because readmitted " + decision),
                                suppressions.stream()
                                        .map(it ->
                                                "was suppressed: " + it.cause().words()))
                        .toList());
        return new Decision.Write(
                record.with(record.permission().without(suppressions)).written(List.of(told)));
    }

    /** A bounce may have suppressed the address before the report, or stand for it. */
    private static boolean wasSpam(Customer record, Suppression suppression) {
        return suppression.cause() instanceof SuppressionCause.ReportedAsSpam
                || word(record)
                        .filter(it -> it.source() instanceof ConsentSource.SpamReport)
                        .isPresent();
    }

    /** Anybody can type the address into a form: such a consent does not lift a report. */
    private static boolean saysYesSince(Customer record, Instant report) {
        return word(record)
                .filter(Word::granted)
                .filter(word -> word.source() instanceof ConsentSource.SignedLink)
                .filter(word -> word.at().isAfter(report))
                .isPresent();
    }

    private static Optional<Word> word(Customer record) {
        return record.permission()
                .consent()
                .getOrDefault(Customer.MARKETING, Consent.NONE)
                .word();
    }
}
