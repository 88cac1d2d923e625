package dev.perennial.simulation;

/**
 * What came of a playbook.
 *
 * @param name its directory's
 */
record Trial(String name, String version, Tally tally) {}
