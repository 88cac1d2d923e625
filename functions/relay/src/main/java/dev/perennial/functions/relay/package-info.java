/** Carries out what the last write of a record owes, and tells what became of each mail. */
@NullMarked
package dev.perennial.functions.relay;

import org.jspecify.annotations.NullMarked;
