/**
 * Makes the package of a function from its class path, at build time: one archive with what the function can reach and
 * nothing else. Nothing of this is shipped, and nothing here knows a function or a service by name.
 */
@NullMarked
package dev.perennial.packager;

import org.jspecify.annotations.NullMarked;
