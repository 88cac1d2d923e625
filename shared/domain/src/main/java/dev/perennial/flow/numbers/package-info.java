/**
 * Counts what changed between two images of a record, exactly once.
 *
 * <p>Numbers are read from counters, never by walking over customers.
 */
@NullMarked
package dev.perennial.flow.numbers;

import org.jspecify.annotations.NullMarked;
