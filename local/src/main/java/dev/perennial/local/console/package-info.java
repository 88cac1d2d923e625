/**
 * The AWS console as far as the operator's window needs it: shows the HTML of a custom widget as CloudWatch does,
 * without what CloudWatch removes, and carries out its actions by plain forms instead of scripts.
 */
@NullMarked
package dev.perennial.local.console;

import org.jspecify.annotations.NullMarked;
