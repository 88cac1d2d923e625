/**
 * Measures what the project promises: its functions and their peers in the same run, interleaved, in processes of their
 * own under Lambda's runtime client.
 */
@NullMarked
package dev.perennial.bench;

import org.jspecify.annotations.NullMarked;
