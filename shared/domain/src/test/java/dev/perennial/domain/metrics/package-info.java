@NullMarked
package dev.perennial.domain.metrics;

import org.jspecify.annotations.NullMarked;
