/**
 * Least privilege, judged by the code: what can be reached from a function's handler calls certain operations of
 * certain resources, the template's sources need a few more, and the function's role has to allow exactly these.
 */
@NullMarked
package dev.perennial.checks.permissions;

import org.jspecify.annotations.NullMarked;
