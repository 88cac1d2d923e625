/**
 * What is made of counters: rates, means, scores, medians, and how certain they are.
 *
 * <p>An indicator is data, as a metric is: what it counts, what it divides by, and the days that are old enough for it.
 * Nothing here reads a counter; {@code flow.numbers} does.
 */
@NullMarked
package dev.perennial.domain.indicators;

import org.jspecify.annotations.NullMarked;
