/** Compares the engine with implementations of DynamoDB that others wrote. */
@NullMarked
package dev.perennial.dynamodb.differential;

import org.jspecify.annotations.NullMarked;
