/**
 * What the functions know of the compiled playbook: its settings and journeys as domain values, its conditions as
 * EventBridge patterns, its mails as templates. Everything is read from class path resources below {@code /playbook/},
 * which the playbook compiler wrote and has already checked; the compiler reads journeys and settings by the same
 * readers. No YAML, no MJML and no AWS class belongs here, for this code is part of every cold start.
 */
@NullMarked
package dev.perennial.playbook;

import org.jspecify.annotations.NullMarked;
