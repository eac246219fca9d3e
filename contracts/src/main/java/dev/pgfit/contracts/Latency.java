package dev.pgfit.contracts;

/** Latency over all measured rounds, in microseconds, from an HdrHistogram of three significant digits. */
public record Latency(
        double p50Micros,
        double p90Micros,
        double p95Micros,
        double p99Micros,
        double maxMicros,
        double meanMicros,
        double standardDeviationMicros) {}
