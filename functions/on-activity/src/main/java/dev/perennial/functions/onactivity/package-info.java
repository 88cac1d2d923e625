/** Signs of life that are neither purchase nor answer. One handler; everything else is in the shared modules. */
@NullMarked
package dev.perennial.functions.onactivity;

import org.jspecify.annotations.NullMarked;
