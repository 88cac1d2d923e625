@NullMarked
package dev.perennial.domain.fields;

import org.jspecify.annotations.NullMarked;
