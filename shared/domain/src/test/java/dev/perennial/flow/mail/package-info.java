@NullMarked
package dev.perennial.flow.mail;

import org.jspecify.annotations.NullMarked;
