/**
 * Tests of the values of the core. They need no double: time and ids come with the input. Rules that show only over
 * several events are tested in the module {@code testing}, through all flows.
 */
@NullMarked
package dev.perennial.domain;

import org.jspecify.annotations.NullMarked;
