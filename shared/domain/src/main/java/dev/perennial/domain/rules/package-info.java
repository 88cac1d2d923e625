/**
 * What an event comes to: the ordered list of all rules, and what concerns whole records, such as merging and erasing.
 *
 * <p>The decider runs the rules of the packages below; they do not know each other's order. Everything here is pure:
 * time, ids and random buckets come with the input.
 */
@NullMarked
package dev.perennial.domain.rules;

import org.jspecify.annotations.NullMarked;
