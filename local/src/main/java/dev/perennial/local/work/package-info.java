/**
 * What is in flight: counted while it runs, so that one can wait until nothing is left to do. The parts of the cloud
 * report their work here and know nothing of each other.
 */
@NullMarked
package dev.perennial.local.work;

import org.jspecify.annotations.NullMarked;
