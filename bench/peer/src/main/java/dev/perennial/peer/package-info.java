/**
 * What both peers of the benchmarks do with a purchase, as it is usually written: beans of the enhanced client, a row
 * per order against repetitions, a transaction. Correct, and not tuned.
 */
@NullMarked
package dev.perennial.peer;

import org.jspecify.annotations.NullMarked;
