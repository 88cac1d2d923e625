/**
 * Judges what is deployed by its bill of materials: the libraries of all functions, their versions and licences. There
 * is no code here but tests.
 */
@NullMarked
package dev.perennial.deployed;

import org.jspecify.annotations.NullMarked;
