package dev.pgfit.decision.matrix;

import dev.pgfit.contracts.AppliedLimits;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What candidates might use at most, in words. */
public final class LimitWords {
    private LimitWords() {}

    /**
     * What came of the limits that the run asked for, in one line: once for both where it is the same for both. Empty when
     * none were asked for.
     */
    public static Optional<String> of(@Nullable InstallationReport report) {
        Limits asked = report == null ? null : report.spec().limits();
        if (report == null || asked == null || Limits.none(asked)) {
            return Optional.empty();
        }
        Map<CandidateKind, String> words = new LinkedHashMap<>();
        for (CandidateKind kind : CandidateKind.values()) {
            words.put(kind, of(report, kind).map(AppliedLimits::inWords).orElse(asked.inWords() + " asked"));
        }
        return Optional.of(
                words.values().stream().distinct().count() == 1
                        ? "each candidate: " + words.values().iterator().next()
                        : words.entrySet().stream()
                                .map(entry -> entry.getKey().title() + ": " + entry.getValue())
                                .collect(Collectors.joining("; ")));
    }

    /** What came of them for one that is there. */
    public static Optional<AppliedLimits> of(InstallationReport report, CandidateKind kind) {
        return report.of(kind)
                .filter(Installed.class::isInstance)
                .flatMap(installed -> Optional.ofNullable(((Installed) installed).limits()));
    }

    /** The limit of memory that one ran within, such as {@code  within a limit of 512Mi}; nothing where there was none. */
    static String memory(@Nullable InstallationReport report, CandidateKind kind) {
        return report == null
                ? ""
                : of(report, kind)
                        .map(limits -> limits.applied().memory())
                        .map(limit -> " within a limit of " + limit)
                        .orElse("");
    }

    /** The same for its CPU. */
    static String cpu(@Nullable InstallationReport report, CandidateKind kind) {
        return report == null
                ? ""
                : of(report, kind)
                        .map(limits -> limits.applied().cpu())
                        .map(limit -> " within a limit of " + limit + " cores")
                        .orElse("");
    }
}
