/**
 * The whole system from outside: HTTP in, tables and mails out. Speaks HTTP and the AWS APIs alone and knows no class
 * of the product, so that the same tests can judge any cloud that runs it ({@code -Dcloud=…}). What only the local
 * cloud offers (inbox, movable clock) is asked for by name, and a test that needs it is left out elsewhere.
 */
@NullMarked
package dev.perennial.e2e;

import org.jspecify.annotations.NullMarked;
