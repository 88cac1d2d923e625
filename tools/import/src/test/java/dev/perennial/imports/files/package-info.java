@NullMarked
package dev.perennial.imports.files;

import org.jspecify.annotations.NullMarked;
