/**
 * EventBridge: buses with rules, matched by AWS's own event-ruler, whose targets are functions. Checks entries as
 * PutEvents does. Delivery and retry belong to the functions package.
 */
@NullMarked
package dev.perennial.local.bus;

import org.jspecify.annotations.NullMarked;
