@NullMarked
package dev.perennial.imports;

import org.jspecify.annotations.NullMarked;
