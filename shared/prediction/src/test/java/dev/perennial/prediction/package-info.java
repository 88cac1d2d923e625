@NullMarked
package dev.perennial.prediction;

import org.jspecify.annotations.NullMarked;
