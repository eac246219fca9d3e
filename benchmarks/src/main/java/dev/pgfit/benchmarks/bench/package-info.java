/** Benchmarks as benchmark-service does them, on a PostgreSQL that is there for a tool alone. */
@NullMarked
package dev.pgfit.benchmarks.bench;

import org.jspecify.annotations.NullMarked;
