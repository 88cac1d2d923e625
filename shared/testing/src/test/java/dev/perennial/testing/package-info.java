/**
 * Tests of all flows over the in-memory adapters: single rules as sentences, and random histories against a fold of
 * their own. The values of the core are tested in the module {@code domain}. No test here needs a network or reads a
 * clock.
 */
@NullMarked
package dev.perennial.testing;

import org.jspecify.annotations.NullMarked;
