/** Fits the models of what customers will buy to a sample of the records, once a week. */
@NullMarked
package dev.perennial.functions.fitmodel;

import org.jspecify.annotations.NullMarked;
