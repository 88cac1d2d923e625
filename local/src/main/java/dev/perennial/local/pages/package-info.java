/**
 * What a browser sees of the local cloud: start page, inbox, documentation; and the small interface under /local that
 * moves the clock and lists the mails. The pages work without JavaScript.
 */
@NullMarked
package dev.perennial.local.pages;

import org.jspecify.annotations.NullMarked;
