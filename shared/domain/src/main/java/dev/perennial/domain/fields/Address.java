package dev.perennial.domain.fields;

import java.util.Optional;

/**
 * Where a fact is posted over HTTP.
 *
 * @param flag the field of a body that tells this fact, where it is true, from another of the same path
 */
public record Address(String path, Access access, Optional<String> flag) {
    /** Who may post there. */
    public enum Access {
        /** The company alone, by its signature. */
        COMPANY,
        /** Who has a link from a mail as well. */
        LINK,
        /** Everybody, for it introduces somebody who may be a stranger. */
        ANYBODY
    }
}
