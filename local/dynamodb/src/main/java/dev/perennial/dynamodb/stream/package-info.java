/** DynamoDB Streams: who changed what, in which order, and how readers ask for it. */
@NullMarked
package dev.perennial.dynamodb.stream;

import org.jspecify.annotations.NullMarked;
