/**
 * SES: the part of its version 2 interface that sends, an inbox that keeps what was sent, and the events that SES would
 * report of it, also for the addresses of its mailbox simulator. No mail leaves the machine.
 */
@NullMarked
package dev.perennial.local.mail;

import org.jspecify.annotations.NullMarked;
