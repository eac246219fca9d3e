package dev.pgfit.benchmark.edge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.Target;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark on its own, without a run.
 *
 * @param benchmark how to measure; left out means the default
 * @param targets one or two, of different candidates
 */
@RegisterForReflection
public record BenchmarkRequest(
        @JsonProperty @Valid BenchmarkSpec benchmark,
        @NotNull @Size(min = 1, max = 2) List<@NotNull @Valid Target> targets) {
    public BenchmarkRequest(@Nullable BenchmarkSpec benchmark, List<Target> targets) {
        this.benchmark = Objects.requireNonNullElse(benchmark, BenchmarkSpec.DEFAULT);
        this.targets = targets;
    }
}
