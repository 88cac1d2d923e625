/**
 * The functions that take facts from the bus into customers' records: one for each kind of fact, with a role, a queue
 * of failures and a log group of its own, all from one package. They differ in the rules that call them and in what
 * they rehearse; OnIdentity also makes two records one. Everything else is in the shared modules.
 */
@NullMarked
package dev.perennial.functions.recording;

import org.jspecify.annotations.NullMarked;
