@NullMarked
package dev.perennial.domain.prediction;

import org.jspecify.annotations.NullMarked;
