/**
 * Use cases about records, over ports: taking an event in, merging two records, finding who is due.
 *
 * <p>Ports are nouns with the one or two methods that are needed; adapters and fakes pass the same contract suite.
 * Decisions are the domain's, never made here.
 */
@NullMarked
package dev.perennial.flow.records;

import org.jspecify.annotations.NullMarked;
