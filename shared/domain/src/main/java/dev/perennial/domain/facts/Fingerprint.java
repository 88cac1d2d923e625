package dev.perennial.domain.facts;

import dev.perennial.domain.fields.Canonical;
import dev.perennial.domain.values.Hash;

/**
 * Tells where the same event comes again with another content. It is made of what is sent and stored, by the names used
 * there; earlier builds made theirs of names in the code, see {@link LegacyFingerprint}.
 */
final class Fingerprint {
    /** Characters; those of earlier builds have eight. */
    static final int LENGTH = 9;

    private Fingerprint() {}

    static String of(Fact fact) {
        return Hash.of(fact.type() + Canonical.text(FactTypes.of(fact).document(fact)), LENGTH);
    }

    /** Whether a stored fingerprint, of this build or an earlier one, is that of a fact. */
    static boolean matches(Fact fact, String stored) {
        return stored.length() == LENGTH ? stored.equals(of(fact)) : stored.equals(LegacyFingerprint.of(fact));
    }
}
