/**
 * What is between an event and the next record: the draft that rules write to, and the decision that comes of it.
 *
 * <p>A draft lives for one event and is not shared. Rules add to it; nobody takes back what another rule added.
 */
@NullMarked
package dev.perennial.domain.decision;

import org.jspecify.annotations.NullMarked;
