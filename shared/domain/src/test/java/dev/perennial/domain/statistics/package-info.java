@NullMarked
package dev.perennial.domain.statistics;

import org.jspecify.annotations.NullMarked;
