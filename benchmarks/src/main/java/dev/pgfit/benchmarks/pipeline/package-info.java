/** How fast decision-service turns reports into decisions, and what the broker alone can do. */
@NullMarked
package dev.pgfit.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
