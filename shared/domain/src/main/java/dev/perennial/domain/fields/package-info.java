/**
 * What a declared field is: its name, its kind with bounds, whether it is required, and how a whole shape is read and
 * written.
 *
 * <p>Kinds are general: they know no fact, no JSON and no storage. A new kind of value is added here, a new field
 * never.
 */
@NullMarked
package dev.perennial.domain.fields;

import org.jspecify.annotations.NullMarked;
