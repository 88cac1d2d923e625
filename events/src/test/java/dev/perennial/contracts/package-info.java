/**
 * Executes the contracts of the events against each other: schema, example, Java codec, template rule and the table
 * that people read. Nothing here is shipped. What one of them says and another does not is a red test.
 */
@NullMarked
package dev.perennial.contracts;

import org.jspecify.annotations.NullMarked;
