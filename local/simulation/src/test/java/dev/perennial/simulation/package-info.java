@NullMarked
package dev.perennial.simulation;

import org.jspecify.annotations.NullMarked;
