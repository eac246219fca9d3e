/** The compatibility phase as a whole: candidates side by side, one report. */
@NullMarked
package dev.pgfit.compat.phase;

import org.jspecify.annotations.NullMarked;
