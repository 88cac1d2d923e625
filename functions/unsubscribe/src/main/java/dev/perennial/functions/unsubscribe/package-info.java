/**
 * The link at the foot of every mail. Opening it shows a page and changes nothing, for scanners open every link; the
 * button, and the mail program's own button (RFC 8058), withdraw the consent to marketing. The token of the link says
 * whose. From that page another one can be reached, on which each purpose has a box of its own. The link by which a
 * consent is confirmed leads here too.
 */
@NullMarked
package dev.perennial.functions.unsubscribe;

import org.jspecify.annotations.NullMarked;
