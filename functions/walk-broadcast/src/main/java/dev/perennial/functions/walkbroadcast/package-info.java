/** The function walk-broadcast: one turn of the walk of a broadcast over the customers. */
@NullMarked
package dev.perennial.functions.walkbroadcast;

import org.jspecify.annotations.NullMarked;
