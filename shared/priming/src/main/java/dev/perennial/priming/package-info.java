/**
 * What a function does before Lambda takes the snapshot of it that all its copies start from: it rehearses, with events
 * of its own kind, on its real path, until what it needs is loaded. Knows handlers and their rehearsals; another module
 * brings the {@link dev.perennial.priming.RehearsalBackend} that answers their calls. The context that a handler is
 * given where Lambda does not invoke it, is here as well.
 */
@NullMarked
package dev.perennial.priming;

import org.jspecify.annotations.NullMarked;
