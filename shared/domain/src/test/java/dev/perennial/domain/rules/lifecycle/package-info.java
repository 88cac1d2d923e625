@NullMarked
package dev.perennial.domain.rules.lifecycle;

import org.jspecify.annotations.NullMarked;
