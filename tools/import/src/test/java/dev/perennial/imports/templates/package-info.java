@NullMarked
package dev.perennial.imports.templates;

import org.jspecify.annotations.NullMarked;
