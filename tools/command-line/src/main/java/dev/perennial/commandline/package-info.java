/**
 * What {@code ./perennial} understands: every command with its options, what is said where a call is not understood,
 * help, and completion for shells. It depends on no other module, so that help needs nothing else built. What a command
 * does stands in a module of its own, which offers it as an {@link dev.perennial.commandline.Action}.
 */
@NullMarked
package dev.perennial.commandline;

import org.jspecify.annotations.NullMarked;
