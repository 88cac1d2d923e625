/**
 * Customers whose next moment has come: silence becomes churn risk, and a win-back mail. One handler; everything else
 * is in the shared modules.
 */
@NullMarked
package dev.perennial.functions.oninactivity;

import org.jspecify.annotations.NullMarked;
