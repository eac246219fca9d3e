package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How fast each candidate answered.
 *
 * @param targets what was measured; also what the compatibility phase then probes
 * @param workload name of the workload
 * @param workloadSha256 hash of its text, so that two reports can be told to be of the same work
 */
public record BenchmarkReport(
        @NotNull UUID runId,
        @NotNull @Valid RunSpec spec,
        @NotNull List<@Valid Target> targets,
        @NotNull Instant startedAt,
        @NotNull Instant finishedAt,
        @NotNull PhaseOutcome outcome,
        String workload,
        String workloadSha256,
        @NotNull List<TestResult> tests,
        @NotNull BenchmarkSummary summary,
        @NotNull List<Problem> problems)
        implements BenchmarkEvent {}
