package dev.pgfit.benchmark.edge;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Restarts of candidates under measurement: each is a problem of the report. */
@ApplicationScoped
public class Restarts {
    private static final int MOST_RUNS = 100;

    private final Map<UUID, List<CandidateRestarted>> noted = new ConcurrentHashMap<>();

    void note(CandidateRestarted restarted) {
        if (noted.size() < MOST_RUNS || noted.containsKey(restarted.runId())) {
            noted.merge(restarted.runId(), List.of(restarted), Restarts::join);
        }
    }

    void forget(UUID runId) {
        noted.remove(runId);
    }

    BenchmarkReport addTo(BenchmarkReport report) {
        List<Problem> problems = new ArrayList<>(report.problems());
        for (CandidateRestarted restart : noted.getOrDefault(report.runId(), List.of())) {
            problems.add(new Problem(
                    restart.candidate().name().toLowerCase(Locale.ROOT),
                    restart.candidate().title() + " was restarted during the benchmark",
                    restart.reason()));
        }
        if (problems.size() == report.problems().size()) {
            return report;
        }
        PhaseOutcome outcome = report.outcome() == PhaseOutcome.COMPLETED ? PhaseOutcome.PARTIAL : report.outcome();
        return new BenchmarkReport(
                report.runId(),
                report.spec(),
                report.targets(),
                report.startedAt(),
                report.finishedAt(),
                outcome,
                report.workload(),
                report.workloadSha256(),
                report.tests(),
                report.summary(),
                problems);
    }

    private static List<CandidateRestarted> join(List<CandidateRestarted> some, List<CandidateRestarted> more) {
        List<CandidateRestarted> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
