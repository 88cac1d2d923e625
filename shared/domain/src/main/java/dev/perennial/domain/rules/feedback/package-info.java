/**
 * Rules of what comes back from a customer: answers to surveys, complaints, activities and the hours at which links are
 * followed.
 *
 * <p>A complaint and its resolution may arrive in either order, and of two answers the later one counts. Only these
 * rules change what facts tell of the feedback in a record; a journey notes there that it has asked.
 */
@NullMarked
package dev.perennial.domain.rules.feedback;

import org.jspecify.annotations.NullMarked;
