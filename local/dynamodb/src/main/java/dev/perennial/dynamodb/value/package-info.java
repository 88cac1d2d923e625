/** Attribute values as DynamoDB knows them: what they are, how large, in which order, and how the wire writes them. */
@NullMarked
package dev.perennial.dynamodb.value;

import org.jspecify.annotations.NullMarked;
