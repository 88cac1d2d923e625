/**
 * When a customer may be written to: quiet hours, frequency caps, holdout, the usual hour.
 *
 * <p>They answer questions for journeys and for the moment of sending alike, and change nothing.
 */
@NullMarked
package dev.perennial.domain.rules.contact;

import org.jspecify.annotations.NullMarked;
