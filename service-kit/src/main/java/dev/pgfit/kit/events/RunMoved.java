package dev.pgfit.kit.events;

import java.util.UUID;

/**
 * Another instance of this service has the run from now on, because Kafka gave it the run's partition: stop work on it here,
 * let go of what belongs to it, and say nothing. It may come back. Fired as a CDI event, on Kafka's thread: be quick.
 */
public record RunMoved(UUID runId) {}
