/** Workload files: their model, their reading, and errors that name the line. */
@NullMarked
package dev.pgfit.benchmark.workload;

import org.jspecify.annotations.NullMarked;
