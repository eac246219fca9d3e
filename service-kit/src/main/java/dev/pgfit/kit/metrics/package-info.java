/** Metrics that every phase has. */
@NullMarked
package dev.pgfit.kit.metrics;

import org.jspecify.annotations.NullMarked;
