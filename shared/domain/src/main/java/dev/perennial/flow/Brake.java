package dev.perennial.flow;

import dev.perennial.flow.Reputation.Counts;
import dev.perennial.flow.Reputation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Pauses the sending well before Amazon SES stops the account. It looks at the last 24 hours, when
 * a mail comes back for good or is reported as spam; an operator resumes, and what was before that
 * counts no more. Nothing resumes by itself: whatever is wrong would go on being wrong.
 */
public final class Brake {
    private static final Duration WINDOW = Duration.ofHours(24);

    /** AWS looks closer from 5 % on and may stop an account at 10 %. */
    private static final double MOST_BOUNCES = 0.05;

    /** AWS may stop an account at 0.5 %; Gmail wants less than 0.3 % always. */
    private static final double MOST_COMPLAINTS = 0.003;

    /** Fewer are chance. */
    private static final int FEWEST_BOUNCES = 20;

    private static final int FEWEST_COMPLAINTS = 5;

    private final Reputation reputation;

    public Brake(Reputation reputation) {
        this.reputation = reputation;
    }

    /** Why sending is paused; empty where it is not. */
    public Optional<String> pausedBecause() {
        State state = reputation.state();
        return state.paused() ? Optional.of(state.because()) : Optional.empty();
    }

    public void sent(long mails, Instant at) {
        if (mails > 0) {
            reputation.add(at, new Counts(mails, 0, 0));
        }
    }

    /** A mail came back for good. */
    public void bounced(Instant at) {
        reputation.add(at, new Counts(0, 1, 0));
        judge(at);
    }

    /** A mail was reported as spam. */
    public void complained(Instant at) {
        reputation.add(at, new Counts(0, 0, 1));
        judge(at);
    }

    private void judge(Instant now) {
        State state = reputation.state();
        Instant from =
                state.since()
                        .map(since -> since.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS))
                        .filter(now.minus(WINDOW)::isBefore)
                        .orElse(now.minus(WINDOW));
        if (state.paused() || from.isAfter(now)) {
            return;
        }
        Counts counts = reputation.sum(from, now);
        if (isTooMuch(counts.bounced(), counts.sent(), FEWEST_BOUNCES, MOST_BOUNCES)) {
            reputation.pause(words(counts.bounced(), counts.sent(), "came back"), now);
        } else if (isTooMuch(
                counts.complained(), counts.sent(), FEWEST_COMPLAINTS, MOST_COMPLAINTS)) {
            reputation.pause(
                    words(counts.complained(), counts.sent(), "were reported as spam"), now);
        }
    }

    private static boolean isTooMuch(long bad, long sent, int fewest, double most) {
        return bad >= fewest && bad >= most * sent;
    }

    private static String words(long bad, long sent, String what) {
        return String.format(Locale.ROOT, "of %d mails within a day %d %s", sent, bad, what);
    }
}
