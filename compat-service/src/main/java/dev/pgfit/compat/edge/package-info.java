/** HTTP, Kafka, configuration and the PostgreSQL driver. */
@NullMarked
package dev.pgfit.compat.edge;

import org.jspecify.annotations.NullMarked;
