/** The edges: HTTP, Kafka and the store. Thin, no decisions. */
@NullMarked
package dev.pgfit.decision.edge;

import org.jspecify.annotations.NullMarked;
