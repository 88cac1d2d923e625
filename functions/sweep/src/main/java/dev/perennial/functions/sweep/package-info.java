/** Wakes the customers whose next moment has come. */
@NullMarked
package dev.perennial.functions.sweep;

import org.jspecify.annotations.NullMarked;
