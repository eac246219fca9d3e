package dev.pgfit.benchmark.run;

import dev.pgfit.benchmark.plan.InWords;
import dev.pgfit.benchmark.plan.Plan;
import dev.pgfit.benchmark.report.SideNames;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.contracts.BenchmarkSpec;
import dev.pgfit.contracts.TestResult;
import java.time.Duration;
import java.util.Locale;

/** Counts tests for those who wait. */
final class ProgressCount {
    private final Announcer announcer;
    private final int total;
    private final SideNames names;
    private int done;

    ProgressCount(Workload workload, BenchmarkSpec spec, SideNames names, Announcer announcer) {
        this.names = names;
        this.announcer = announcer;
        this.total = Plan.of(workload, spec.concurrency()).tests();
    }

    void said(String message) {
        announcer.progress(message, done, total);
    }

    /** @param left of the budget */
    void tested(TestResult result, Duration left) {
        done++;
        String rest = done < total ? "; at most " + InWords.of(left) + " left" : "";
        announcer.progress(result.test() + ": " + inShort(result) + rest, done, total);
    }

    private String inShort(TestResult result) {
        double ratio = result.ratio() == null ? 1 : result.ratio().value();
        return switch (result.verdict()) {
            case POSTGRESQL_FASTER -> String.format(Locale.ROOT, "%s %.1f× faster", names.postgresql(), ratio);
            case PGLITE_FASTER -> String.format(Locale.ROOT, "%s %.1f× faster", names.pglite(), 1 / ratio);
            case EQUIVALENT -> "equivalent";
            case NOT_PROVABLE -> "not provable: " + result.reason();
        };
    }
}
