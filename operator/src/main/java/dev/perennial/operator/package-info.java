/**
 * {@code ./perennial mails} and {@code ./perennial person}: what an operator decides, by the same code and the same
 * conditions as the functions, on AWS or on the local cloud. Reads the command line, calls one use case of
 * {@code dev.perennial.flow}, and says what became of it.
 */
@NullMarked
package dev.perennial.operator;

import org.jspecify.annotations.NullMarked;
