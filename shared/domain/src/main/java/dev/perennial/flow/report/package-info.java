/**
 * The weekly report: which numbers moved, and what needs a person.
 *
 * <p>It is made of indicators and sent once a week. Words and layout of its mail are here; who sends it is outside.
 */
@NullMarked
package dev.perennial.flow.report;

import org.jspecify.annotations.NullMarked;
