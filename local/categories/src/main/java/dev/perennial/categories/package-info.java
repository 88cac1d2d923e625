/**
 * Finds out from exported orders which categories customers buy after which, for the playbook's categories.yaml.
 * Counting knows no files, and reading no numbers.
 */
@NullMarked
package dev.perennial.categories;

import org.jspecify.annotations.NullMarked;
