@NullMarked
package dev.perennial.soak;

import org.jspecify.annotations.NullMarked;
