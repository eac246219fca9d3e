/** Samples described in six figures. */
@NullMarked
package dev.pgfit.monitor.statistics;

import org.jspecify.annotations.NullMarked;
