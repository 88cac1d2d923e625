@NullMarked
package dev.perennial.domain.facts;

import org.jspecify.annotations.NullMarked;
