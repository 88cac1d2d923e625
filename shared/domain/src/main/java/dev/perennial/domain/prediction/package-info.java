/**
 * What a customer will probably buy: the formulas of fitted models, and the prediction that a record holds.
 *
 * <p>Everything here is plain arithmetic over a customer's order count, first and last order and spend, quick enough
 * for every event. How parameters are found lives in the module {@code prediction}; nothing here fits anything.
 */
@NullMarked
package dev.perennial.domain.prediction;

import org.jspecify.annotations.NullMarked;
