/**
 * The pure core: what a customer is, what may happen to one, and what we decide to do about it. Nothing here reads a
 * clock, draws a random number, knows AWS or JSON; time and ids arrive with the {@link dev.perennial.domain.Event}.
 * Everything that the outside world must do is returned as a value ({@link dev.perennial.domain.Owed}).
 */
@NullMarked
package dev.perennial.domain;

import org.jspecify.annotations.NullMarked;
