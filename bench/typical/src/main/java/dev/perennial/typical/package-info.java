/** A Lambda function as Spring Cloud Function is usually set up. */
@NullMarked
package dev.perennial.typical;

import org.jspecify.annotations.NullMarked;
