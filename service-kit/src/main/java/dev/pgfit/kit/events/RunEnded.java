package dev.pgfit.kit.events;

import java.util.UUID;

/**
 * A run is over: stop work on it and let go of what belongs to it. Fired as a CDI event in every instance of every
 * service.
 *
 * @param why {@code decided}, or the reason of a cancellation or failure
 */
public record RunEnded(UUID runId, String why) {}
