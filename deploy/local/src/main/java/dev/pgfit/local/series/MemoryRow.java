package dev.pgfit.local.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.local.support.Json;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL fared with one size of memory.
 *
 * @param memoryMegabytes the guest's memory, or the limit, in MiB
 * @param installed whether it could be installed
 * @param benchmarked whether it answered every query of the benchmark that was put to both, without an error
 * @param requiredChecksPassed whether no required check of the compatibility phase failed
 * @param averageMemoryBytes what the processes that run it use, all windows; {@code null} when not known
 * @param ratio speed as a multiple of PGlite's, geometric mean; {@code null} when not known
 * @param failure why the whole run failed; {@code null} when it reached a decision
 */
public record MemoryRow(
        int memoryMegabytes,
        UUID run,
        boolean installed,
        boolean benchmarked,
        boolean requiredChecksPassed,
        @Nullable Double averageMemoryBytes,
        @Nullable Double ratio,
        @Nullable String failure) {

    /** Whether this size is enough. */
    public boolean passes() {
        return installed && benchmarked && requiredChecksPassed;
    }

    /** A run that ended without a decision. */
    public static MemoryRow failed(int memoryMegabytes, UUID run, String reason) {
        return new MemoryRow(memoryMegabytes, run, false, false, false, null, null, reason);
    }

    /** What a decided run's report, as decision-service gives it, says. */
    public static MemoryRow of(int memoryMegabytes, UUID run, JsonNode report) {
        JsonNode reports = report.path("reports");
        Optional<BenchmarkReport> benchmark = read(reports.path("benchmark"), BenchmarkReport.class);
        return new MemoryRow(
                memoryMegabytes,
                run,
                read(reports.path("installation"), InstallationReport.class)
                        .flatMap(installation -> installation.of(CandidateKind.POSTGRESQL))
                        .filter(Installed.class::isInstance)
                        .isPresent(),
                benchmark.filter(MemoryRow::answersAll).isPresent(),
                read(reports.path("compatibility"), CompatibilityReport.class)
                        .flatMap(compatibility -> compatibility.of(CandidateKind.POSTGRESQL))
                        .filter(checks -> checks.total() > 0 && checks.criticalFailures() == 0)
                        .isPresent(),
                read(reports.path("resources"), ResourcesReport.class)
                        .flatMap(resources -> resources.of(CandidateKind.POSTGRESQL))
                        .flatMap(used -> used.window(WindowKind.OVERALL))
                        .flatMap(window -> Optional.ofNullable(window.memoryBytes()))
                        .map(memory -> memory.average())
                        .orElse(null),
                benchmark.map(measured -> measured.summary().ratio()).orElse(null),
                null);
    }

    private static boolean answersAll(BenchmarkReport benchmark) {
        return benchmark.tests().stream().anyMatch(test -> test.postgresql() != null)
                && benchmark.tests().stream().allMatch(MemoryRow::answers);
    }

    private static boolean answers(TestResult test) {
        CandidateResult postgresql = test.postgresql();
        if (postgresql != null && postgresql.errors() > 0) {
            return false;
        }
        // what was put to neither, for want of time, tells nothing
        return executions(postgresql) > 0 || executions(test.pglite()) == 0;
    }

    private static long executions(@Nullable CandidateResult result) {
        return result == null ? 0 : result.executions();
    }

    private static <T> Optional<T> read(JsonNode json, Class<T> type) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().treeToValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report can't be read", e);
        }
    }
}
