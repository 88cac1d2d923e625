/** Measures the pure core alone: no JSON, no network, no clock. */
@NullMarked
package dev.perennial.bench.core;

import org.jspecify.annotations.NullMarked;
