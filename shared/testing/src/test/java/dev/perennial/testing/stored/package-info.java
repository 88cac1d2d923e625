/**
 * What earlier builds stored, and that this build reads it and goes on with it. The samples lie in
 * {@code src/test/resources/stored}, by the commit of the build that wrote them.
 */
@NullMarked
package dev.perennial.testing.stored;

import org.jspecify.annotations.NullMarked;
