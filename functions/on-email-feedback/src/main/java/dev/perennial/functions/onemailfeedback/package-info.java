/**
 * Events of Amazon SES about mails: delivered, bounced, clicked, reported as spam. They go into the ledger, and what
 * says something of the customer into the record.
 */
@NullMarked
package dev.perennial.functions.onemailfeedback;

import org.jspecify.annotations.NullMarked;
