/**
 * The flows of the house: what happens with an event, with what is owed, with a message, with the clock. Each is one
 * class over ports, which are nouns with the one or two methods that are needed. No AWS, no JSON and no clock here
 * either; the adapters are in {@code shared/aws} and, for tests, in {@code shared/testing}.
 */
@NullMarked
package dev.perennial.flow;

import org.jspecify.annotations.NullMarked;
