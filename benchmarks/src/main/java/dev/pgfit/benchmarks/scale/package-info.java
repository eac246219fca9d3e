/** What benchmark-service's memory does over many tests, and while a million rows are loaded. */
@NullMarked
package dev.pgfit.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
