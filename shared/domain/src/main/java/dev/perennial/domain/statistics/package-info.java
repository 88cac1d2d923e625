/**
 * How certain a number is: intervals of proportions, means and their differences, quantiles of histograms.
 *
 * <p>Formulas alone, each with its source; they know no customer and no metric. All intervals are those of 95 %.
 */
@NullMarked
package dev.perennial.domain.statistics;

import org.jspecify.annotations.NullMarked;
