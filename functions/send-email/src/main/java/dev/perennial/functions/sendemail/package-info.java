/** Takes messages from the queue and sends them by Amazon SES, each at most once. */
@NullMarked
package dev.perennial.functions.sendemail;

import org.jspecify.annotations.NullMarked;
