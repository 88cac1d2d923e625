@NullMarked
package dev.perennial.domain.entitlements;

import org.jspecify.annotations.NullMarked;
