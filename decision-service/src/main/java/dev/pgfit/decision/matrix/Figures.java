package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateInstallation;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.InstallationFailed;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Layer;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of one candidate that the matrix uses. Anything that is absent, not a number or impossible (such as a
 * window without samples) is empty: it was not measured.
 */
public record Figures(CandidateKind candidate, Reports reports) {

    public Optional<Installed> installed() {
        return installation().filter(Installed.class::isInstance).map(Installed.class::cast);
    }

    public Optional<InstallationFailed> installationFailed() {
        return installation().filter(InstallationFailed.class::isInstance).map(InstallationFailed.class::cast);
    }

    /** What to call it, with its place where that matters. */
    public String name() {
        return CandidateName.of(candidate, reports);
    }

    /**
     * Seconds that the steps which count took; empty when it failed, and for a PostgreSQL that was not installed but
     * started on what an earlier installation had left.
     */
    public OptionalDouble installSeconds() {
        return installed()
                .filter(installed -> shortcut().isEmpty())
                .map(Installed::duration)
                .map(duration -> sane(duration.toNanos() / 1e9, 0))
                .orElse(OptionalDouble.empty());
    }

    /** A PostgreSQL that is there, but was not installed in this run: what was done instead. */
    public Optional<Installed> shortcut() {
        return candidate == CandidateKind.POSTGRESQL
                ? installed().filter(installed -> installed.method() != InstallationMethod.MEASURED)
                : Optional.empty();
    }

    /** Speed relative to the other candidate: above 1 this one is faster. */
    public OptionalDouble speed() {
        BenchmarkReport comparison = reports.comparison();
        Double ratio = comparison == null || comparison.summary() == null
                ? null
                : comparison.summary().ratio();
        if (ratio == null || sane(ratio, Double.MIN_NORMAL).isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(candidate == CandidateKind.POSTGRESQL ? ratio : 1 / ratio);
    }

    /** Average memory (PSS) in bytes from the first sample to the last. */
    public OptionalDouble memoryBytes() {
        return average(WindowKind.OVERALL, WindowUsage::memoryBytes);
    }

    /** Average CPU in percent of one core from the first sample to the last. */
    public OptionalDouble cpuPercent() {
        return average(WindowKind.OVERALL, WindowUsage::cpuPercent);
    }

    public OptionalDouble loadCpuPercent() {
        return average(WindowKind.LOAD, WindowUsage::cpuPercent);
    }

    public Optional<WindowUsage> window(WindowKind kind) {
        return resources().stream()
                .flatMap(r -> present(r.windows()))
                .filter(w -> w.window() == kind && w.samples() > 0)
                .min(Comparator.comparing(Object::toString));
    }

    /** What was read inside its virtual machine from the first sample to the last; empty when there is none. */
    public Optional<GuestWindow> guest() {
        return window(WindowKind.OVERALL)
                .flatMap(window -> Optional.ofNullable(window.guest()))
                .filter(guest -> guest.samples() > 0);
    }

    public Optional<CandidateResources> resources() {
        return reports.resources() == null
                ? Optional.empty()
                : one(reports.resources().candidates(), CandidateResources::candidate)
                        .filter(r -> r.samples() > 0);
    }

    /** Share of the watched time without samples, in [0, 1]. */
    public double gapShare() {
        var report = reports.resources();
        if (report == null) {
            return 0;
        }
        double watched =
                Duration.between(report.startedAt(), report.finishedAt()).toMillis();
        double missing = resources().stream()
                .flatMap(r -> present(r.gaps()))
                .filter(gap -> gap.from() != null && gap.to() != null)
                .mapToLong(gap -> Duration.between(gap.from(), gap.to()).toMillis())
                .sum();
        return watched <= 0 ? 0 : Math.clamp(missing / watched, 0, 1);
    }

    public Optional<CandidateCompatibility> compatibility() {
        return reports.compatibility() == null
                ? Optional.empty()
                : one(reports.compatibility().candidates(), CandidateCompatibility::candidate)
                        .filter(c -> c.total() > 0 && c.score() >= 0 && c.score() <= 1 && c.criticalFailures() >= 0);
    }

    /** The checks that did not pass, in the order of their ids. */
    public List<CheckResult> notPassed() {
        return compatibility().stream()
                .flatMap(c -> present(c.checks()))
                .filter(check -> check.outcome() != CheckResult.Outcome.PASSED)
                .sorted(Comparator.comparing((CheckResult c) -> String.valueOf(c.id()))
                        .thenComparing(Object::toString))
                .toList();
    }

    /** Where the checks that failed did so, such as {@code 2 by the engine, 8 by the transport}; empty when not told. */
    public String failingLayers() {
        return Arrays.stream(Layer.values())
                .map(layer -> Map.entry(
                        layer,
                        notPassed().stream()
                                .filter(check -> check.layer() == layer)
                                .count()))
                .filter(layer -> layer.getValue() > 0)
                .map(layer ->
                        layer.getValue() + " by the " + layer.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Ids of the checks in which a session saw what belongs to others, in order; empty when none did. */
    public List<String> securityFindings() {
        return compatibility().stream()
                .flatMap(c -> Stream.concat(
                        present(c.securityFindings()),
                        present(c.checks())
                                .filter(CheckResult::isSecurityFinding)
                                .map(check -> String.valueOf(check.id()))))
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<CandidateInstallation> installation() {
        return reports.installation() == null
                ? Optional.empty()
                : one(reports.installation().candidates(), CandidateInstallation::candidate);
    }

    private OptionalDouble average(WindowKind kind, Function<WindowUsage, Statistics> part) {
        return window(kind).map(part).map(s -> sane(s.average(), 0)).orElse(OptionalDouble.empty());
    }

    /** A report that names a candidate twice contradicts itself: then nothing counts as measured. */
    private <T> Optional<T> one(Collection<T> all, Function<T, CandidateKind> kind) {
        List<T> found = present(all).filter(t -> kind.apply(t) == candidate).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    static <T> Stream<T> present(Collection<T> all) {
        return all == null ? Stream.empty() : all.stream().filter(Objects::nonNull);
    }

    private static OptionalDouble sane(double value, double least) {
        return Double.isFinite(value) && value >= least ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
