package dev.perennial.domain.facts;

import dev.perennial.domain.fields.Canonical;
import dev.perennial.domain.values.Hash;

/**
 * Tells where the same event comes again with another content. It is made of what is sent and stored, by the names used
 * there; builds before 790c43c made theirs of names in the code, see {@link LegacyFingerprint}.
 */
final class Fingerprint {
    /** Characters: of a thousand million contents that differ one would be taken for the same. */
    static final int LENGTH = 6;

    /** Characters that builds up to commit 55fe5d2 kept of the same; those of earlier ones have eight. */
    static final int LONG = 9;

    private Fingerprint() {}

    static String of(Fact fact) {
        return of(fact, LENGTH);
    }

    static String of(Fact fact, int length) {
        return Hash.of(fact.type() + Canonical.text(FactTypes.of(fact).document(fact)), length);
    }

    /** Whether a stored fingerprint, of this build or an earlier one, is that of a fact. */
    static boolean matches(Fact fact, String stored) {
        return switch (stored.length()) {
            case LENGTH, LONG -> stored.equals(of(fact, stored.length()));
            default -> stored.equals(LegacyFingerprint.of(fact));
        };
    }
}
