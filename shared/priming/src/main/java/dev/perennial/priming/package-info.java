/**
 * What a function does before Lambda takes the snapshot of it that all its copies start from: it rehearses, with events
 * of its own kind, on its real path, until what it needs is loaded. Knows handlers and their rehearsals; what stands
 * where the world is, is a {@link dev.perennial.priming.Backdrop} of somebody else.
 */
@NullMarked
package dev.perennial.priming;

import org.jspecify.annotations.NullMarked;
