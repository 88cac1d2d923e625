@NullMarked
package dev.perennial.domain.values;

import org.jspecify.annotations.NullMarked;
