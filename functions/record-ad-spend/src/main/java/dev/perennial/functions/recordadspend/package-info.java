/** Takes in what advertisements cost, signed by the company. It knows no customer. */
@NullMarked
package dev.perennial.functions.recordadspend;

import org.jspecify.annotations.NullMarked;
