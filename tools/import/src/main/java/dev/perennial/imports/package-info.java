/**
 * {@code ./perennial import}: files that other programs exported become facts, which are shown first and then posted as
 * history. What formats are stands in {@code format}, how files are read in {@code files}, each program's own formats
 * in {@code shops} and {@code contacts}; this package runs them.
 */
@NullMarked
package dev.perennial.imports;

import org.jspecify.annotations.NullMarked;
