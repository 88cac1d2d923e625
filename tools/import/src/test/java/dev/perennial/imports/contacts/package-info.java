@NullMarked
package dev.perennial.imports.contacts;

import org.jspecify.annotations.NullMarked;
