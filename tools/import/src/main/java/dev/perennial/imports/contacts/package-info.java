/** The files of programs that write to people: who they are, and what they allow. */
@NullMarked
package dev.perennial.imports.contacts;

import org.jspecify.annotations.NullMarked;
