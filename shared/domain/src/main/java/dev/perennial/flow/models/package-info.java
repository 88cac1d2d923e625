/**
 * The fitted models by which functions predict: which one is in use, which was before, and what is kept of the others.
 *
 * <p>Fitting happens elsewhere; this is only where a model is found and how it is exchanged.
 */
@NullMarked
package dev.perennial.flow.models;

import org.jspecify.annotations.NullMarked;
