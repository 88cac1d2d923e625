@NullMarked
package dev.perennial.domain.zones;

import org.jspecify.annotations.NullMarked;
