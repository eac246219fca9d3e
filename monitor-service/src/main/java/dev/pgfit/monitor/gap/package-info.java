/** Stretches without samples. */
@NullMarked
package dev.pgfit.monitor.gap;

import org.jspecify.annotations.NullMarked;
