/**
 * Sign-ups: the record is created or completed, and who consented is welcomed. One handler; everything else is in the
 * shared modules.
 */
@NullMarked
package dev.perennial.functions.onsignup;

import org.jspecify.annotations.NullMarked;
