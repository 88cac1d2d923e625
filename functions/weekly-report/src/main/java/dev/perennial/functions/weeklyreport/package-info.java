/** Writes and sends the report of the week. */
@NullMarked
package dev.perennial.functions.weeklyreport;

import org.jspecify.annotations.NullMarked;
