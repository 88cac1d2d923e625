/** What a call consumes, by AWS's published rules. */
@NullMarked
package dev.perennial.dynamodb.units;

import org.jspecify.annotations.NullMarked;
