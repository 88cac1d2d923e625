/** The e-mail templates and journeys of another program, as drafts for a playbook; what a person has to do is said. */
@NullMarked
package dev.perennial.imports.templates;

import org.jspecify.annotations.NullMarked;
