/**
 * What exported orders tell: which categories customers buy after which, for the playbook's categories.yaml, and what
 * models predict that are fitted to them. Counting knows no files, and reading no numbers.
 */
@NullMarked
package dev.perennial.categories;

import org.jspecify.annotations.NullMarked;
