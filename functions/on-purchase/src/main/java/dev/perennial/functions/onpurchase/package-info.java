/**
 * Purchases, refunds and contracts: totals, stage, thank-you mail. One handler; everything else is in the shared
 * modules.
 */
@NullMarked
package dev.perennial.functions.onpurchase;

import org.jspecify.annotations.NullMarked;
