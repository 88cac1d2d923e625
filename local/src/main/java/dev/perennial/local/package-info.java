/**
 * The local cloud: one JVM that runs {@code template.yaml} for development, demonstration and tests, on loopback only.
 * It knows AWS's interfaces and the template, and nothing of Perennial: no table, route, rule or event is named here.
 * Production is AWS; nothing outside this module may depend on it.
 */
@NullMarked
package dev.perennial.local;

import org.jspecify.annotations.NullMarked;
