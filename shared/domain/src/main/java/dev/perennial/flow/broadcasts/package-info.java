/**
 * Broadcasts: what an operator orders, the walk over all customers in segments of the table, each with a row that says
 * how far it has come, and the report. To each customer a broadcast is an event that the recorder takes in; nothing
 * here sends a mail.
 */
@NullMarked
package dev.perennial.flow.broadcasts;

import org.jspecify.annotations.NullMarked;
