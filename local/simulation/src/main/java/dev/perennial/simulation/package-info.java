/**
 * Tries a playbook on people who do not exist: the pure core lives through their year, without AWS, and shows what they
 * would be sent, what not and why, and what becomes of them.
 */
@NullMarked
package dev.perennial.simulation;

import org.jspecify.annotations.NullMarked;
