/**
 * Condition, filter, key, update and projection expressions: read by hand-written descent, and applied to items. No
 * table is known here.
 */
@NullMarked
package dev.perennial.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
