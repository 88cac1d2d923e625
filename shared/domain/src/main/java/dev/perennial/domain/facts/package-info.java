/**
 * What may happen to a customer, each kind of fact declared once: its fields with their bounds, its key, its words, its
 * address, what conditions and mails may see of it. Readers, writers, schemas, routes and views follow from the
 * declarations ({@link dev.perennial.domain.facts.FactTypes}); nothing here knows JSON or decides what a fact means.
 */
@NullMarked
package dev.perennial.domain.facts;

import org.jspecify.annotations.NullMarked;
