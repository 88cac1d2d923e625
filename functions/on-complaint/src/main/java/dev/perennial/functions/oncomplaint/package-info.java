/** Complaints raised and resolved. One handler; everything else is in the shared modules. */
@NullMarked
package dev.perennial.functions.oncomplaint;

import org.jspecify.annotations.NullMarked;
