/** HTTP, Kafka, configuration and the PostgreSQL driver. */
@NullMarked
package dev.pgfit.benchmark.edge;

import org.jspecify.annotations.NullMarked;
