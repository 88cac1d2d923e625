/**
 * What facts tell of who a customer is: names, addresses, language, origin.
 *
 * <p>Of two words the later one counts, by the time at which they were said. No rule here sends anything.
 */
@NullMarked
package dev.perennial.domain.rules.profile;

import org.jspecify.annotations.NullMarked;
