/** One class for each operation of the wire protocol that is known here. What is not known is refused by its name. */
@NullMarked
package dev.perennial.dynamodb.operation;

import org.jspecify.annotations.NullMarked;
