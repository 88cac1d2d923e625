@NullMarked
package dev.perennial.functions.fitmodel;

import org.jspecify.annotations.NullMarked;
