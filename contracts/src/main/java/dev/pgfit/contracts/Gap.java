package dev.pgfit.contracts;

import java.time.Instant;

/** A stretch without samples. */
public record Gap(Instant from, Instant to, String reason) {}
