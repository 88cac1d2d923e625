/** Consent given and withdrawn. One handler; everything else is in the shared modules. */
@NullMarked
package dev.perennial.functions.onconsent;

import org.jspecify.annotations.NullMarked;
