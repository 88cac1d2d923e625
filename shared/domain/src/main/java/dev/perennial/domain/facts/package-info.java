/**
 * What can happen to a customer, as events tell it.
 *
 * <p>Each fact is a record, named as the event is on the bus, with the key that follows from it and its words in the
 * timeline. A new kind of event begins here; nothing here knows what a fact comes to.
 */
@NullMarked
package dev.perennial.domain.facts;

import org.jspecify.annotations.NullMarked;
