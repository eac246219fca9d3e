package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.WatchingCost;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.monitor.report.CandidateReport;
import dev.pgfit.monitor.report.Watched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report of an ended observation: what was seen, and as problems what was not. */
final class Summary {
    private Summary() {}

    /**
     * What was learnt besides the candidates' own figures.
     *
     * @param diskFree bytes free where they keep their data; {@code null} when nobody told
     * @param cost of watching; {@code null} when it can't be told
     */
    record Around(@Nullable Long diskFree, @Nullable WatchingCost cost) {}

    static ResourcesReport of(
            Plan plan, Stage.Finished end, List<Watched> seen, Limits limits, Around around, Instant now) {
        List<CandidateResources> candidates = new ArrayList<>();
        List<Problem> missing = new ArrayList<>(plan.missing());
        List<Problem> remarks = new ArrayList<>();
        for (Watched watched : seen) {
            var report = CandidateReport.of(
                    watched,
                    end.schedule().of(watched.candidate()),
                    limits.stability(),
                    plan.limits(),
                    around.diskFree());
            candidates.add(report);
            missing.addAll(unseen(report, end, plan));
            remarks.addAll(remarks(watched));
        }
        missing.addAll(untold(plan, end));
        PhaseOutcome outcome = outcome(candidates, missing);
        missing.addAll(remarks);
        return new ResourcesReport(
                plan.id(), plan.from(), now, outcome, plan.spec().interval(), candidates, missing, around.cost());
    }

    private static PhaseOutcome outcome(List<CandidateResources> candidates, List<Problem> missing) {
        if (candidates.isEmpty()) {
            return PhaseOutcome.SKIPPED;
        }
        if (candidates.stream().allMatch(candidate -> candidate.samples() == 0)) {
            return PhaseOutcome.FAILED;
        }
        return missing.isEmpty() ? PhaseOutcome.COMPLETED : PhaseOutcome.PARTIAL;
    }

    private static List<Problem> untold(Plan plan, Stage.Finished end) {
        List<Problem> problems = new ArrayList<>();
        if (end.ending() == Ending.DEADLINE && !plan.targets().isEmpty()) {
            problems.add(new Problem(
                    "benchmark", "its report had not come by the deadline: watching ended without it", null));
        }
        if (plan.benchmarked() && !plan.targets().isEmpty() && end.schedule().loadFinished() == null) {
            problems.add(new Problem(
                    "load", "the benchmark didn't tell when it loaded which candidate: there is no load window", null));
        }
        return problems;
    }

    private static List<Problem> unseen(CandidateResources report, Stage.Finished end, Plan plan) {
        String name = Plan.name(report.candidate());
        if (report.samples() == 0) {
            String why =
                    report.gaps().isEmpty() ? null : report.gaps().getFirst().reason();
            return List.of(new Problem(name, "no sample was taken", why));
        }
        boolean loaded =
                report.window(WindowKind.LOAD).map(WindowUsage::samples).orElse(0) > 0;
        boolean expected = plan.benchmarked() && end.schedule().loadFinished() != null;
        if (expected && !loaded) {
            return List.of(new Problem(
                    name,
                    "no sample lies mostly in its load",
                    "its turns were shorter than the interval of " + plan.spec().interval() + ", or it had none"));
        }
        return List.of();
    }

    /** What a reader should know, but what makes no figure incomplete. */
    private static List<Problem> remarks(Watched watched) {
        List<Problem> remarks = new ArrayList<>();
        String name = Plan.name(watched.candidate());
        if (watched.granularity() > 1) {
            remarks.add(new Problem(
                    name,
                    "long observation: each sample stands for " + watched.granularity()
                            + " readings; averages and peaks are exact",
                    null));
        }
        watched.omitted().forEach(omitted -> remarks.add(new Problem(name, "not listed: " + omitted, null)));
        return remarks;
    }
}
