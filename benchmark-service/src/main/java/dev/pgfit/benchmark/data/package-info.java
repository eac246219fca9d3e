/** Deterministic data: the same seed gives the same rows and the same parameters, on any candidate. */
@NullMarked
package dev.pgfit.benchmark.data;

import org.jspecify.annotations.NullMarked;
