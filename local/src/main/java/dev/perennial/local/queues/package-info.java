/**
 * SQS, in this process: the declared queues with their redrive policies, and those that are sources of functions handed
 * to them. What a function reports as failed is handed out again soon, not after the declared time-out, for nobody
 * wants to wait six minutes at a desk.
 */
@NullMarked
package dev.perennial.local.queues;

import org.jspecify.annotations.NullMarked;
