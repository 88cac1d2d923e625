/**
 * Turns the playbook that a marketer writes into what the functions load: YAML into one JSON file, MJML and texts into
 * one mail per template and language. Whatever can be wrong with a playbook is found here, at build time, and told with
 * file, line, column and a sentence that helps: the shape of each file by its schema in {@code playbook/schema}, what
 * things say of each other by the classes here. Nothing of this package runs in a function.
 */
@NullMarked
package dev.perennial.compiler;

import org.jspecify.annotations.NullMarked;
