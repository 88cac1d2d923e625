/**
 * The pages that customers see: sign-up, survey, thanks. They are written here on the server, without a script, and
 * show nothing of what we know: whoever opens one changes nothing and learns nothing. What their forms post is taken in
 * by capture. The keys are here to tell whether the link to a survey is good, before anybody has filled it in.
 */
@NullMarked
package dev.perennial.functions.pages;

import org.jspecify.annotations.NullMarked;
