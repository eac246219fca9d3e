/** Watching candidates from installation to the benchmark's end. */
@NullMarked
package dev.pgfit.monitor.observation;

import org.jspecify.annotations.NullMarked;
