/**
 * Reads {@code template.yaml}, the only description of the cloud, into a small model: functions with their environment
 * and events, tables, queues, buses, rules, routes, schedules. Intrinsic functions are resolved against a
 * {@link dev.perennial.template.Setting}, so that the same file serves the local cloud, the policy tests and the
 * contract tests. Nothing here talks to a cloud, and no name of a table, route or rule may be written down here.
 */
@NullMarked
package dev.perennial.template;

import org.jspecify.annotations.NullMarked;
