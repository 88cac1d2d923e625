/**
 * What a marketer decides, as the compiler hands it over: journeys and their steps, segments, thresholds, categories.
 *
 * <p>It is data with the questions that it answers by itself, read once at the start. Nothing here changes a record.
 */
@NullMarked
package dev.perennial.domain.playbook;

import org.jspecify.annotations.NullMarked;
