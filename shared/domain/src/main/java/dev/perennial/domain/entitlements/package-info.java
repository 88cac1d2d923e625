/**
 * What was granted to a customer and earned by them: offers, points and tiers, contracts, days that were celebrated.
 *
 * <p>They are parts of the record. Who gets what is decided by the rules, never here.
 */
@NullMarked
package dev.perennial.domain.entitlements;

import org.jspecify.annotations.NullMarked;
