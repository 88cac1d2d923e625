/**
 * What a customer allows: consent and its confirmation, bounces and spam reports, suppression and its end.
 *
 * <p>Of two words in doubt the stricter one counts. Nothing else may change the permission in a record.
 */
@NullMarked
package dev.perennial.domain.rules.consent;

import org.jspecify.annotations.NullMarked;
