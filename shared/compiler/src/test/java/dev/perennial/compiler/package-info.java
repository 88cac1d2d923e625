@NullMarked
package dev.perennial.compiler;

import org.jspecify.annotations.NullMarked;
