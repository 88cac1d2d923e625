/** The files of shops and of what takes payments: what was bought, paid and paid back, and by whom. */
@NullMarked
package dev.perennial.imports.shops;

import org.jspecify.annotations.NullMarked;
