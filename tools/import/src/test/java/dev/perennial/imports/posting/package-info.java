@NullMarked
package dev.perennial.imports.posting;

import org.jspecify.annotations.NullMarked;
