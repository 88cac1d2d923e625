/**
 * Rules of a customer's stage, segments and churn risk.
 *
 * <p>Stages follow one table with hysteresis, and inactivity is judged by the customer's own rhythm. Only these rules
 * change stage, segments, churn risk and the last sign of life.
 */
@NullMarked
package dev.perennial.domain.rules.lifecycle;

import org.jspecify.annotations.NullMarked;
