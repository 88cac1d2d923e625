/** A Lambda function in plain Java, with what the SDK brings by default, and log4j2. */
@NullMarked
package dev.perennial.plain;

import org.jspecify.annotations.NullMarked;
