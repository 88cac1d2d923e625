/**
 * Local time where customers live, by the newest rules that are at hand: those of the JDK, or those that are shipped
 * where they are newer.
 *
 * <p>What anybody asks of local time is asked here, and not of the JDK's own classes, which know the JDK's rules alone.
 * The rules are read where somebody first asks for them.
 */
@NullMarked
package dev.perennial.domain.zones;

import org.jspecify.annotations.NullMarked;
