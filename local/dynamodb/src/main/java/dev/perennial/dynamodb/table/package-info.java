/** Tables with their indexes, their expiry and their changes: one item is replaced in all of them at once. */
@NullMarked
package dev.perennial.dynamodb.table;

import org.jspecify.annotations.NullMarked;
