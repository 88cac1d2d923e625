/**
 * Rules of what a customer allows: consent and its confirmation, bounces and spam reports, suppression and its end.
 *
 * <p>Of two words in doubt the stricter one counts. No other rule but erasure changes the permission in a record.
 */
@NullMarked
package dev.perennial.domain.rules.consent;

import org.jspecify.annotations.NullMarked;
