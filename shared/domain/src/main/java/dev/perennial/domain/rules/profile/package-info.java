/**
 * Rules of who a customer is: name, address, language, time zone, origin.
 *
 * <p>Of two words the later one counts, by the time at which they were said. Only these rules and the identity change
 * the profile, and they send nothing.
 */
@NullMarked
package dev.perennial.domain.rules.profile;

import org.jspecify.annotations.NullMarked;
