/** Figures into reports. */
@NullMarked
package dev.pgfit.benchmark.report;

import org.jspecify.annotations.NullMarked;
