/**
 * How facts are posted: in batches, signed, several at once, as fast as the other side takes them, from where it was
 * left.
 */
@NullMarked
package dev.perennial.imports.posting;

import org.jspecify.annotations.NullMarked;
