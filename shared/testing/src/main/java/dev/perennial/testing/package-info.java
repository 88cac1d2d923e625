/**
 * Adapters that keep everything in memory, values to start tests from, and the contract suites that these adapters and
 * the real ones pass alike. For tests only: no function depends on this module.
 */
@NullMarked
package dev.perennial.testing;

import org.jspecify.annotations.NullMarked;
