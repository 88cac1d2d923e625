/**
 * Values that mean the same wherever they stand: ids, addresses, money, scores.
 *
 * <p>They check themselves when they are made and depend on nothing but the JDK and the formulas of statistics. What is
 * written here is stored and sent, so their texts do not change.
 */
@NullMarked
package dev.perennial.domain.values;

import org.jspecify.annotations.NullMarked;
