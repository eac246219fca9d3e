package dev.pgfit.contracts;

import java.time.Instant;

/**
 * A moment at which the memory that processes hold for themselves changed its level under load.
 *
 * @param beforeBytes mean of the level before it
 * @param afterBytes mean of the level after it
 */
public record MemoryStep(Instant at, double beforeBytes, double afterBytes) {}
