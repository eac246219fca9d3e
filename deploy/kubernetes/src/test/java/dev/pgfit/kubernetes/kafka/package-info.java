/** The rights of the services in Kafka, as a broker sees them, and as the services need them. */
@NullMarked
package dev.pgfit.kubernetes.kafka;

import org.jspecify.annotations.NullMarked;
