/** Answers with the standing numbers. */
@NullMarked
package dev.perennial.functions.readmetrics;

import org.jspecify.annotations.NullMarked;
