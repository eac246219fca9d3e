package dev.pgfit.contracts;

import java.time.Instant;

/** A stretch of time in which one candidate worked for the benchmark. */
public record LoadSlice(CandidateKind candidate, Instant from, Instant to) {}
