/**
 * The local cloud's own time: a clock that can be moved forward, and the schedules it fires. Whatever the cloud stamps
 * on an event is read here. No function reads it; they are told the time by their events.
 */
@NullMarked
package dev.perennial.local.clock;

import org.jspecify.annotations.NullMarked;
