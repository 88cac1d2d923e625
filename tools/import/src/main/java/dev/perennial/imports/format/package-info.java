/**
 * What a format of export files is: how its files are recognised, and how their rows become facts. Readers of formats
 * stand on this package alone; it opens no file, posts nothing, and reads no clock.
 */
@NullMarked
package dev.perennial.imports.format;

import org.jspecify.annotations.NullMarked;
