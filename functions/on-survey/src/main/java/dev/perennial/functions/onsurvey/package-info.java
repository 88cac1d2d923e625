/**
 * Survey answers: the score stands on the record, promoters and detractors are answered. One handler; everything else
 * is in the shared modules.
 */
@NullMarked
package dev.perennial.functions.onsurvey;

import org.jspecify.annotations.NullMarked;
