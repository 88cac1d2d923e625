/**
 * Who is among those of a broadcast, and when the broadcast comes to them. What follows, the mail and its goal, is a
 * journey's, which {@link dev.perennial.domain.playbook.Broadcast#journeys} makes of it. Nothing here reads records
 * from a table.
 */
@NullMarked
package dev.perennial.domain.rules.broadcasts;

import org.jspecify.annotations.NullMarked;
