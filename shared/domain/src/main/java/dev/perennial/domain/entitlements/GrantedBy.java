package dev.perennial.domain.entitlements;

import java.util.Optional;

/**
 * What granted an offer.
 *
 * @param journey its name, which has no dot
 * @param step of the journey; empty where the record names none
 */
public record GrantedBy(String journey, Optional<String> step) {
    private static final char DOT = '.';

    public GrantedBy(String journey, String step) {
        this(journey, Optional.of(step));
    }

    /** As the record and the events have it: journey and step with a dot in between. */
    public String words() {
        return journey + step.map(it -> DOT + it).orElse("");
    }

    /** What is told in these words. */
    public static GrantedBy read(String words) {
        int dot = words.indexOf(DOT);
        return dot < 0
                ? new GrantedBy(words, Optional.empty())
                : new GrantedBy(words.substring(0, dot), Optional.of(words.substring(dot + 1)));
    }
}
