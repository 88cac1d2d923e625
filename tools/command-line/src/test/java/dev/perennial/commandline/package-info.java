@NullMarked
package dev.perennial.commandline;

import org.jspecify.annotations.NullMarked;
