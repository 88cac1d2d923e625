@NullMarked
package dev.perennial.categories;

import org.jspecify.annotations.NullMarked;
