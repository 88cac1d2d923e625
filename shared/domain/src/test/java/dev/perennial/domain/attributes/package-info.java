@NullMarked
package dev.perennial.domain.attributes;

import org.jspecify.annotations.NullMarked;
