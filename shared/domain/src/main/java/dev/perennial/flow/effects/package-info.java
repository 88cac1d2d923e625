/**
 * Carries out what a record owes: timeline rows, messages, announcements, links and erasures.
 *
 * <p>The stream may repeat a record, so each effect is keyed and carrying it out twice changes nothing.
 */
@NullMarked
package dev.perennial.flow.effects;

import org.jspecify.annotations.NullMarked;
