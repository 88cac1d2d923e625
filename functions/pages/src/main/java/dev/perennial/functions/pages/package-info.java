/**
 * The pages that customers see: sign-up, survey, thanks. They are written here on the server,
 * without a script, and show nothing of what we know: whoever opens one changes nothing and learns
 * nothing. What their forms post is taken in by capture.
 */
@NullMarked
package dev.perennial.functions.pages;

import org.jspecify.annotations.NullMarked;
