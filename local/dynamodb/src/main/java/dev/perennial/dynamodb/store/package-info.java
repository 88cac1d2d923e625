/** Sorted maps in a file or in memory, by H2's MVStore. What was answered is on the disk. */
@NullMarked
package dev.perennial.dynamodb.store;

import org.jspecify.annotations.NullMarked;
