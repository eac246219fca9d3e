/** External programs: found, run under a guard with a time-out, and named when missing. */
@NullMarked
package dev.pgfit.image.tool;

import org.jspecify.annotations.NullMarked;
