/**
 * Names of domains as the DNS has them: how a name that somebody typed is mapped, checked and written in ASCII (UTS #46
 * without its transition, IDNA 2008).
 *
 * <p>It knows Unicode and nothing of mail or customers. What is written here is part of ids, so its answers do not
 * change for a name that it once took.
 */
@NullMarked
package dev.perennial.domain.idna;

import org.jspecify.annotations.NullMarked;
