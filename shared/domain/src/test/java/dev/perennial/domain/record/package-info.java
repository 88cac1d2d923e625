@NullMarked
package dev.perennial.domain.record;

import org.jspecify.annotations.NullMarked;
