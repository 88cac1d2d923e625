@NullMarked
package dev.perennial.domain.rules;

import org.jspecify.annotations.NullMarked;
