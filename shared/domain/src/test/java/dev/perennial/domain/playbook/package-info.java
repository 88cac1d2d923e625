@NullMarked
package dev.perennial.domain.playbook;

import org.jspecify.annotations.NullMarked;
