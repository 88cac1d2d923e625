/**
 * What is between an event and the next record: the shape that all rules have, the draft that they write to, and the
 * decision that the draft becomes.
 *
 * <p>A draft lives for one event and is not shared. Rules add to it; no rule takes back what another one added.
 */
@NullMarked
package dev.perennial.domain.decision;

import org.jspecify.annotations.NullMarked;
