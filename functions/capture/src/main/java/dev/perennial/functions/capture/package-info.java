/**
 * Takes in what web forms and back ends post: checks who sends it and every field of it, and puts it onto the bus. It
 * answers 202 when the bus has the event and not before. It knows no customer's record, so it answers the same whether
 * it has met the customer or not.
 */
@NullMarked
package dev.perennial.functions.capture;

import org.jspecify.annotations.NullMarked;
