package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Compared;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.ResourcesReport;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
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

    /** These and more; a phase that has reported already keeps its report. */
    public Reports with(Collection<? extends Event> more) {
        Reports all = this;
        for (Event report : more) {
            all = all.with(report);
        }
        return all;
    }

    private Reports with(Event report) {
        return switch (report) {
            case InstallationReport r when installation == null -> new Reports(r, benchmark, resources, compatibility);
            case BenchmarkReport r when benchmark == null -> new Reports(installation, r, resources, compatibility);
            case ResourcesReport r when resources == null -> new Reports(installation, benchmark, r, compatibility);
            case CompatibilityReport r when compatibility == null -> new Reports(installation, benchmark, resources, r);
            default -> this;
        };
    }

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

    /** The candidates by the installation report, in the order of {@link CandidateKind}; empty without it. */
    public List<Compared> compared() {
        return installation == null
                ? List.of()
                : installation.candidates().stream()
                        .map(Reports::compared)
                        .sorted(Comparator.comparing(Compared::candidate))
                        .toList();
    }

    private static Compared compared(CandidateInstallation candidate) {
        return switch (candidate) {
            case Installed installed ->
                new Compared(
                        installed.candidate(),
                        Objects.requireNonNullElse(installed.target().engineVersion(), "unknown"),
                        installed.target().environment(),
                        installed.machine());
            case InstallationFailed failed ->
                new Compared(failed.candidate(), failed.requestedVersion(), failed.environment(), null);
        };
    }

    /** The benchmark as evidence; {@code null} without one, and when it was a control, which compares nothing. */
    public @Nullable BenchmarkReport comparison() {
        return control() ? null : benchmark;
    }

    /** Whether the benchmark measured one candidate against itself. */
    public boolean control() {
        return benchmark != null
                && benchmark.spec() != null
                && benchmark.spec().benchmark().control() != null;
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
