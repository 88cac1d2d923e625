/**
 * What an operator sees and decides, over ports: finding a customer, opening the file of one, carrying out decisions.
 * The window in the AWS console, the administrative API and the command line are shells around it.
 *
 * <p>Every decision says who and why. Those about a customer are facts on the bus or rows that tell of themselves, so
 * that the timeline has them; no rule is made here.
 */
@NullMarked
package dev.perennial.flow.administration;

import org.jspecify.annotations.NullMarked;
