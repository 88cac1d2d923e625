/**
 * Fits the models that predictions are made by to a company's own orders, and says how well they would have done.
 *
 * <p>Parameters are found by maximum likelihood with analytic derivatives; the formulas for single customers are those
 * of the domain. Orders come in from files or from records; nothing here reads either, and nothing here runs at an
 * event.
 */
@NullMarked
package dev.perennial.prediction;

import org.jspecify.annotations.NullMarked;
