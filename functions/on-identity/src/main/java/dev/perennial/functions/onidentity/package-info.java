/**
 * Who a customer is: a change of address, two records that are one customer's, a customer who wants to be forgotten.
 * One handler; everything else is in the shared modules.
 */
@NullMarked
package dev.perennial.functions.onidentity;

import org.jspecify.annotations.NullMarked;
