/** HTTP, Kafka, metrics, configuration and the polling of usage figures. */
@NullMarked
package dev.pgfit.monitor.edge;

import org.jspecify.annotations.NullMarked;
