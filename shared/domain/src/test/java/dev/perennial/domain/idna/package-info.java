@NullMarked
package dev.perennial.domain.idna;

import org.jspecify.annotations.NullMarked;
