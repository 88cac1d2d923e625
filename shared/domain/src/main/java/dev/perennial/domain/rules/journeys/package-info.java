/**
 * Rules of how customers go through journeys: beginning, steps, waiting, goals, leaving; and of the days that journeys
 * celebrate.
 *
 * <p>A journey is data of the playbook; here is what its steps do. Only these rules change enrollments.
 */
@NullMarked
package dev.perennial.domain.rules.journeys;

import org.jspecify.annotations.NullMarked;
