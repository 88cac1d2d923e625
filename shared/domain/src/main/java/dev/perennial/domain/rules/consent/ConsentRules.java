package dev.perennial.domain.rules.consent;

import dev.perennial.domain.decision.Draft;
import dev.perennial.domain.decision.FactHandlers;
import dev.perennial.domain.decision.FactRule;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.record.ConsentSource;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.Permission.Consent;
import dev.perennial.domain.record.Permission.Suppression;
import dev.perennial.domain.record.Permission.Word;
import dev.perennial.domain.record.SuppressionCause;
import dev.perennial.domain.values.EmailAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the customer allows. The later word counts, of two at the same moment the withdrawal; a request that waits for
 * its confirmation never takes the place of a word.
 */
public final class ConsentRules implements FactRule {
    private static final FactHandlers HANDLERS = FactHandlers.NONE
            .on(Fact.CustomerSignedUp.class, (draft, fact) -> fact.consent().ifPresent(given -> given(draft, given)))
            .on(Fact.LeadCaptured.class, (draft, fact) -> fact.consent().ifPresent(given -> given(draft, given)))
            .on(Fact.ConsentChanged.class, ConsentRules::changed)
            .on(Fact.AddressSuppressed.class, ConsentRules::suppressed)
            .on(Fact.EmailBounced.class, ConsentRules::bounced)
            .on(Fact.EmailComplained.class, ConsentRules::spam);

    @Override
    public FactHandlers handlers() {
        return HANDLERS;
    }

    /** Of two records the permissions are merged as a whole: their single events could only loosen that. */
    @Override
    public Set<Pass> passes() {
        return Set.of(Pass.EVENT);
    }

    @Override
    public void merge(Draft draft, Customer other) {
        draft.customer = draft.customer.with(joined(draft.customer.permission(), other.permission()));
    }

    private static void given(Draft draft, Fact.ConsentGiven given) {
        if (!given.marketing()) {
            draft.decided("no marketing consent given; what was agreed before stays");
            return;
        }
        ConsentSource source = ConsentSource.ofForm(given.source());
        Word word = new Word(true, draft.event.occurredAt(), source, given.textVersion(), given.proof());
        if (given.toBeConfirmed()) {
            request(draft, Customer.MARKETING, word);
        } else {
            say(draft, Customer.MARKETING, word);
        }
    }

    private static void changed(Draft draft, Fact.ConsentChanged fact) {
        ConsentSource source = ConsentSource.read(fact.source());
        Word word = new Word(fact.granted(), draft.event.occurredAt(), source, fact.textVersion(), fact.proof());
        say(draft, fact.purpose(), word);
    }

    private static void say(Draft draft, String purpose, Word word) {
        Permission now = draft.customer.permission();
        Consent before = now.consent().getOrDefault(purpose, Consent.NONE);
        if (before.word().filter(said -> !counts(word, said)).isPresent()) {
            draft.decided("consent to "
                    + purpose
                    + " was "
                    + (before.word().orElseThrow().granted() ? "granted" : "withdrawn")
                    + " later; that counts");
            return;
        }
        draft.customer = draft.customer.with(now.with(purpose, new Consent(Optional.of(word), before.request())));
        draft.decided("consent to " + purpose + " " + (word.granted() ? "granted" : "withdrawn") + ": "
                + word.source().words());
    }

    private static void request(Draft draft, String purpose, Word word) {
        Permission now = draft.customer.permission();
        Consent before = now.consent().getOrDefault(purpose, Consent.NONE);
        if (before.request().filter(waits -> !word.at().isAfter(waits.at())).isPresent()) {
            draft.decided("a later request for confirmation counts");
            return;
        }
        Consent next = new Consent(before.word(), Optional.of(word));
        draft.customer = draft.customer.with(now.with(purpose, next));
        draft.decided(
                switch (next.state()) {
                    case REQUESTED ->
                        "consent to " + purpose + " waits for its confirmation: "
                                + word.source().words();
                    case GRANTED -> "consent to " + purpose + " is granted already";
                    case WITHDRAWN -> "consent to " + purpose + " was withdrawn later; that counts";
                });
    }

    /** The later word counts; of two at the same moment, the withdrawal. */
    private static boolean counts(Word word, Word before) {
        return word.at().isAfter(before.at())
                || (word.at().equals(before.at()) && (before.granted() || !word.granted()));
    }

    private static void bounced(Draft draft, Fact.EmailBounced fact) {
        if (fact.permanent()) {
            suppress(draft, new SuppressionCause.BouncedForGood(fact.reason()), fact.address());
        } else {
            draft.decided("a passing bounce; the address stays in use");
        }
    }

    /** As another system says, which knows the address and none of our mails. */
    private static void suppressed(Draft draft, Fact.AddressSuppressed fact) {
        Optional<EmailAddress> meant =
                fact.address().or(() -> draft.event.customer().email());
        switch (fact.cause()) {
            case HARD_BOUNCE -> suppress(draft, new SuppressionCause.BouncedForGood(fact.source()), meant);
            case SPAM_REPORT -> {
                suppress(draft, new SuppressionCause.ReportedAsSpam(fact.source()), meant);
                withdrawn(draft);
            }
        }
    }

    private static void spam(Draft draft, Fact.EmailComplained fact) {
        suppress(draft, new SuppressionCause.ReportedAsSpam(fact.sendKey()), fact.address());
        withdrawn(draft);
    }

    /** A report as spam is a withdrawal. */
    private static void withdrawn(Draft draft) {
        ConsentSource source = ConsentSource.SpamReport.SPAM_REPORT;
        Word word = new Word(false, draft.event.occurredAt(), source, Optional.empty(), Optional.empty());
        say(draft, Customer.MARKETING, word);
    }

    private static void suppress(Draft draft, SuppressionCause cause, Optional<EmailAddress> address) {
        Optional<EmailAddress> inUse = draft.customer.profile().email();
        Optional<EmailAddress> meant = address.or(() -> inUse);
        Suppression suppression = new Suppression(draft.event.occurredAt(), cause, meant);
        draft.customer = draft.customer.with(draft.customer.permission().also(suppression));
        draft.decided((meant.equals(inUse) ? "address suppressed: " : "an address left suppressed: ") + cause.words());
    }

    /**
     * The permission of two records that become one: of each purpose the stricter consent, with the later time of the
     * two, so that only a later word can loosen it; and what either suppressed.
     */
    private static Permission joined(Permission here, Permission there) {
        Map<String, Consent> consent = new HashMap<>(here.consent());
        there.consent().forEach((purpose, other) -> consent.merge(purpose, other, ConsentRules::stricter));
        Permission joined =
                new Permission(consent, here.suppressions(), here.asking().joined(there.asking()));
        for (Suppression suppression : there.suppressions()) {
            joined = joined.also(suppression);
        }
        return joined;
    }

    private static Consent stricter(Consent a, Consent b) {
        Optional<Word> request = later(a.request(), b.request());
        if (a.word().isEmpty() || b.word().isEmpty()) {
            return new Consent(a.word().or(b::word), request);
        }
        Word one = a.word().get();
        Word other = b.word().get();
        Word strict = one.granted() == other.granted() ? later(one, other) : one.granted() ? other : one;
        Instant at = later(one, other).at();
        return new Consent(
                Optional.of(new Word(strict.granted(), at, strict.source(), strict.textVersion(), strict.proof())),
                request);
    }

    private static Optional<Word> later(Optional<Word> a, Optional<Word> b) {
        return a.isPresent() && b.isPresent() ? Optional.of(later(a.get(), b.get())) : a.or(() -> b);
    }

    private static Word later(Word a, Word b) {
        return a.at().isBefore(b.at()) ? b : a;
    }
}
