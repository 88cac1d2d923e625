/**
 * What the local cloud keeps: one database for everything, in one file or in memory. What the outside is told has
 * happened is on the disk before it is told; everything else follows in its order.
 */
@NullMarked
package dev.perennial.local.storage;

import org.jspecify.annotations.NullMarked;
