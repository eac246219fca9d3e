package dev.pgfit.benchmark.plan;

import dev.pgfit.benchmark.workload.Query;
import dev.pgfit.benchmark.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** The tests of a benchmark, in the order in which they run. */
public record Plan(List<Stage> stages) {
    /** The tests that share tables of one size. */
    public record Stage(int rows, List<PlannedTest> tests) {}

    public static Plan of(Workload workload, List<Integer> concurrency) {
        List<Stage> stages = new ArrayList<>();
        for (int rows : workload.rows()) {
            List<PlannedTest> tests = new ArrayList<>();
            for (Query query : workload.queries()) {
                for (int connections : concurrency) {
                    tests.add(new PlannedTest(query, rows, connections));
                }
            }
            stages.add(new Stage(rows, tests));
        }
        return new Plan(stages);
    }

    /** Sizes that come after a stage. */
    public List<Integer> rowsAfter(Stage stage) {
        return stages.subList(stages.indexOf(stage) + 1, stages.size()).stream()
                .map(Stage::rows)
                .toList();
    }

    public int tests() {
        return stages.stream().mapToInt(stage -> stage.tests().size()).sum();
    }
}
