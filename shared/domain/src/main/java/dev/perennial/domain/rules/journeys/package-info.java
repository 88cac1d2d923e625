/**
 * How customers go through journeys: beginning, steps, waiting, goals, leaving.
 *
 * <p>A journey is data of the playbook; here is what its steps do. Only these rules change enrollments.
 */
@NullMarked
package dev.perennial.domain.rules.journeys;

import org.jspecify.annotations.NullMarked;
