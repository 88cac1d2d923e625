package dev.perennial.testing.storm;

import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.flow.mail.LedgerEntry.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Amazon SES reports of mails that left: early or late, repeated, in any order, or never. */
final class Reports {
    private static final List<Status> NEWS =
            List.of(Status.DELIVERED, Status.CLICKED, Status.BOUNCED, Status.COMPLAINED);

    private final FaultInjector weather;
    private final Ledger emails;

    Reports(FaultInjector weather, Ledger emails) {
        this.weather = weather;
        this.emails = emails;
    }

    /** Reports one of them. */
    void report(List<Left> left) {
        if (!left.isEmpty()) {
            report(left.get(weather.pick(left.size())));
        }
    }

    /** A report comes while the sender still waits for the answer to its call. */
    void race(Left mail) {
        if (!weather.draws(Trouble.EARLY_REPORT, 0.05)) {
            return;
        }
        try {
            report(mail);
        } catch (FaultInjector.Crash itsOwn) {
            return;
        }
    }

    private void report(Left mail) {
        Status status = NEWS.get(weather.pick(NEWS.size()));
        Optional<Status> before = emails.find(
                        mail.message().customerId(), mail.message().sendKey())
                .map(LedgerEntry::status);
        weather.saw(Trouble.REPORT, true);
        weather.saw(
                Trouble.EARLY_REPORT,
                before.filter(it -> it.compareTo(Status.SENT) < 0).isPresent());
        Instant at = mail.at().plusSeconds(weather.pick(100_000));
        emails.note(mail.message().customerId(), mail.message().sendKey(), status, "reported", Optional.empty(), at);
    }
}
