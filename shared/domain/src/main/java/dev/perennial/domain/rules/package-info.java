/**
 * The decider with its ordered list of all rules, and what concerns whole records: identity, merging, erasing.
 *
 * <p>The rules live in the packages below and do not know the list. A new rule is added to {@code RuleList} and nowhere
 * else; everything is pure, so time, ids and random buckets come with the input.
 */
@NullMarked
package dev.perennial.domain.rules;

import org.jspecify.annotations.NullMarked;
