/**
 * When a customer may be written to: quiet hours, frequency caps, holdout, the usual hour.
 *
 * <p>Journeys and the moment of sending ask the same classes. Nothing here changes a record or owes anything.
 */
@NullMarked
package dev.perennial.domain.rules.contact;

import org.jspecify.annotations.NullMarked;
