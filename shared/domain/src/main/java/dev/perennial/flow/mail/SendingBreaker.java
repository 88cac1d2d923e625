package dev.perennial.flow.mail;

import dev.perennial.flow.mail.Reputation.Counts;
import dev.perennial.flow.mail.Reputation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Pauses the sending well before Amazon SES stops the account. When a mail comes back for good or is reported as spam,
 * it looks at the mails that were sent in the last 24 hours, or around the mail where that is older: news count in the
 * ten minutes in which their mail was sent. An operator resumes, and mails that were sent before that count no more,
 * however late news of them come. Nothing resumes by itself: whatever is wrong would go on being wrong.
 */
public final class SendingBreaker {
    private static final Duration WINDOW = Duration.ofHours(24);

    /** AWS looks closer from 5 % on and may stop an account at 10 %. */
    private static final double MOST_BOUNCES = 0.05;

    /** AWS may stop an account at 0.5 %; Gmail wants less than 0.3 % always. */
    private static final double MOST_COMPLAINTS = 0.003;

    /** Fewer are chance. */
    private static final int FEWEST_BOUNCES = 20;

    private static final int FEWEST_COMPLAINTS = 5;

    private final Reputation reputation;

    public SendingBreaker(Reputation reputation) {
        this.reputation = reputation;
    }

    /** Why sending is paused; empty where it is not. */
    public Optional<String> pausedBecause() {
        State state = reputation.state();
        return state.paused() ? Optional.of(state.because()) : Optional.empty();
    }

    /** What has to wait, and why. */
    public State pauses() {
        return reputation.state();
    }

    public void sent(long mails, Instant at) {
        if (mails > 0) {
            reputation.add(at, new Counts(mails, 0, 0));
        }
    }

    /**
     * A mail came back for good.
     *
     * @param sentAt when it was sent
     */
    public void bounced(Instant sentAt, Instant now) {
        reputation.add(sentAt, new Counts(0, 1, 0));
        judge(sentAt, now);
    }

    /**
     * A mail was reported as spam.
     *
     * @param sentAt when it was sent
     */
    public void complained(Instant sentAt, Instant now) {
        reputation.add(sentAt, new Counts(0, 0, 1));
        judge(sentAt, now);
    }

    private void judge(Instant sentAt, Instant now) {
        State state = reputation.state();
        boolean late = sentAt.isBefore(now.minus(WINDOW));
        Instant to = late ? sentAt.plus(WINDOW.dividedBy(2)) : now;
        Instant began = state.since()
                .map(since -> Reputation.slot(since).plus(Reputation.SLOT))
                .orElse(Instant.MIN);
        if (state.paused() || sentAt.isBefore(began)) {
            return;
        }
        Instant from = to.minus(WINDOW);
        Counts counts = reputation.sum(from.isBefore(began) ? began : from, to);
        if (isTooMuch(counts.bounced(), counts.sent(), FEWEST_BOUNCES, MOST_BOUNCES)) {
            reputation.pause(words(counts.bounced(), counts.sent(), "came back"), now);
        } else if (isTooMuch(counts.complained(), counts.sent(), FEWEST_COMPLAINTS, MOST_COMPLAINTS)) {
            reputation.pause(words(counts.complained(), counts.sent(), "were reported as spam"), now);
        }
    }

    private static boolean isTooMuch(long bad, long sent, int fewest, double most) {
        return bad >= fewest && bad >= most * sent;
    }

    private static String words(long bad, long sent, String what) {
        return String.format(Locale.ROOT, "of %d mails within a day %d %s", sent, bad, what);
    }
}
