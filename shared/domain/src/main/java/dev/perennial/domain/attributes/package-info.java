/**
 * What a company knows of its customers besides what every record has: attributes of its own, which it declares by name
 * and type. What is declared is a catalog, what is known of one customer are values with their times. Nothing here
 * knows facts or records.
 */
@NullMarked
package dev.perennial.domain.attributes;

import org.jspecify.annotations.NullMarked;
