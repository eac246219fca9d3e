package dev.pgfit.contracts;

import java.time.Instant;

/**
 * A moment at which memory under load changed its level.
 *
 * @param beforeBytes mean of the level before it
 * @param afterBytes mean of the level after it
 */
public record MemoryStep(Instant at, double beforeBytes, double afterBytes) {}
