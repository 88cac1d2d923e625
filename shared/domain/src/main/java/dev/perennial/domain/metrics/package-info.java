/**
 * What is counted: each metric once, with its name, unit, definition and the rule by which a record counts.
 *
 * <p>Metrics are data; a new one is an entry of the catalog. Nothing here decides anything about a customer.
 */
@NullMarked
package dev.perennial.domain.metrics;

import org.jspecify.annotations.NullMarked;
