/**
 * Judges the packages that the template deploys, as Lambda gets them: alone, with the environment that the template
 * gives to that function and nothing else. Runs after the packages are built, which Maven's package phase does.
 */
@NullMarked
package dev.perennial.packages;

import org.jspecify.annotations.NullMarked;
