/**
 * Runs random histories for as long as one likes, against the playbook of this repository. What a history is and what
 * must hold at its end belongs to {@code shared/testing}; here are only the numbers on the screen, and the tests that
 * run the storms in each build.
 */
@NullMarked
package dev.perennial.soak;

import org.jspecify.annotations.NullMarked;
