/**
 * Sends what is owed and keeps the ledger: claim, look again, send once, record.
 *
 * <p>A mail of which nobody knows whether it was sent is never sent again by itself. The sending breaker and the
 * operator's decisions stand here as well.
 */
@NullMarked
package dev.perennial.flow.mail;

import org.jspecify.annotations.NullMarked;
