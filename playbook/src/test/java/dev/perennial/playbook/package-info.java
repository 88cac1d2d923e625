@NullMarked
package dev.perennial.playbook;

import org.jspecify.annotations.NullMarked;
