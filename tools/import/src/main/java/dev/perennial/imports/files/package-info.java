/**
 * Files as they come: packed or not, in any encoding, with quotation marks written in several ways, cut off, hostile.
 */
@NullMarked
package dev.perennial.imports.files;

import org.jspecify.annotations.NullMarked;
