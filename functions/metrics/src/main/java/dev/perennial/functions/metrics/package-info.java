/** Keeps the counters: reads the stream of the records and adds up what changed. */
@NullMarked
package dev.perennial.functions.metrics;

import org.jspecify.annotations.NullMarked;
