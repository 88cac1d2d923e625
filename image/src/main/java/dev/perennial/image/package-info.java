/**
 * Trains the cache of loaded and linked classes that a container image starts from. Runs where an image is built;
 * nothing of this is in the image.
 */
@NullMarked
package dev.perennial.image;

import org.jspecify.annotations.NullMarked;
