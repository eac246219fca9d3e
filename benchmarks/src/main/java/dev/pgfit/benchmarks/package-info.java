/** Measures pgfit itself. */
@NullMarked
package dev.pgfit.benchmarks;

import org.jspecify.annotations.NullMarked;
