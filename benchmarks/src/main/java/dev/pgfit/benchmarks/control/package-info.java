/** How often the benchmark claims a difference where there is none. */
@NullMarked
package dev.pgfit.benchmarks.control;

import org.jspecify.annotations.NullMarked;
