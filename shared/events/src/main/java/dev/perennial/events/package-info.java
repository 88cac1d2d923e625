/**
 * The wire formats: events on the bus and in HTTP bodies to domain events and back, signed posts, signed links.
 * Everything that comes from outside is checked here, field by field, before the domain sees it. Nothing here opens a
 * connection, reads a clock or decides what an event means.
 */
@NullMarked
package dev.perennial.events;

import org.jspecify.annotations.NullMarked;
