/**
 * Rules of orders and refunds, points, their redemption and tiers, offers and their codes, contracts.
 *
 * <p>Totals do not depend on the order of arrival. Only these rules change purchases, and, with the celebrations,
 * entitlements.
 */
@NullMarked
package dev.perennial.domain.rules.commerce;

import org.jspecify.annotations.NullMarked;
