package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.ResourcesReport;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the phases of one run have reported so far; {@code null} where a report is not there. */
public record Reports(
        @Nullable InstallationReport installation,
        @Nullable BenchmarkReport benchmark,
        @Nullable ResourcesReport resources,
        @Nullable CompatibilityReport compatibility) {
    public static final Reports NONE = new Reports(null, null, null, null);

    /** The phases whose reports are in. */
    public Set<Phase> phases() {
        var phases = EnumSet.noneOf(Phase.class);
        if (installation != null) {
            phases.add(Phase.INSTALLATION);
        }
        if (benchmark != null) {
            phases.add(Phase.BENCHMARK);
        }
        if (resources != null) {
            phases.add(Phase.RESOURCES);
        }
        if (compatibility != null) {
            phases.add(Phase.COMPATIBILITY);
        }
        return phases;
    }

    public boolean complete() {
        return phases().size() == 4;
    }

    /** When the newest report was finished; empty without reports. */
    public Optional<Instant> newest() {
        return Stream.of(
                        installation == null ? null : installation.finishedAt(),
                        benchmark == null ? null : benchmark.finishedAt(),
                        resources == null ? null : resources.finishedAt(),
                        compatibility == null ? null : compatibility.finishedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
    }
}
