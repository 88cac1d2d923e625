/**
 * In which stage and segments a customer is, and when inactivity is a risk.
 *
 * <p>Stages follow one table with hysteresis. Only these rules change stage, segments and churn risk.
 */
@NullMarked
package dev.perennial.domain.rules.lifecycle;

import org.jspecify.annotations.NullMarked;
