@NullMarked
package dev.perennial.bench.core;

import org.jspecify.annotations.NullMarked;
