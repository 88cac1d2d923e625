/** Requests that are read to their last member, and errors by AWS's names. */
@NullMarked
package dev.perennial.dynamodb.wire;

import org.jspecify.annotations.NullMarked;
