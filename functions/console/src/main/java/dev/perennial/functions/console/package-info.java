/**
 * The operator's window and its API: finding and showing customers, deciding about them, exporting and erasing. Three
 * functions, so that who may look, decide and erase is told apart by IAM; each is a shell around
 * {@code dev.perennial.flow.administration}.
 */
@NullMarked
package dev.perennial.functions.console;

import org.jspecify.annotations.NullMarked;
