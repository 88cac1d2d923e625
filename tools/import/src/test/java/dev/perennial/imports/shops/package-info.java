@NullMarked
package dev.perennial.imports.shops;

import org.jspecify.annotations.NullMarked;
