/** One instance of each handler under many threads, in a process of its own with an AWS in memory. */
@NullMarked
package dev.perennial.checks.concurrency;

import org.jspecify.annotations.NullMarked;
