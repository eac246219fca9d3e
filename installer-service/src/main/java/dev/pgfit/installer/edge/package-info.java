/** HTTP, Kafka and configuration. */
@NullMarked
package dev.pgfit.installer.edge;

import org.jspecify.annotations.NullMarked;
