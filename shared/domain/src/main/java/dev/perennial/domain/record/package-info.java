/**
 * One customer's record, as it is stored: who they are, what they did, what they allow, which events counted already,
 * and which effects are owed.
 *
 * <p>Records are immutable and keep their own parts consistent. Why a part changes is decided by the rules, never here.
 */
@NullMarked
package dev.perennial.domain.record;

import org.jspecify.annotations.NullMarked;
