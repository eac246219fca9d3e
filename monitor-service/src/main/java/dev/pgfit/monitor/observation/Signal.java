package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.LoadSlice;
import java.time.Instant;
import java.util.List;

/** What the benchmark tells of its load. */
public sealed interface Signal {
    record LoadBegan(Instant at) implements Signal {}

    record LoadEnded(Instant at, List<LoadSlice> slices) implements Signal {}

    /** The benchmark's report is out, cool-down included: nothing is left to watch. */
    record BenchmarkDone() implements Signal {}
}
