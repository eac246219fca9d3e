package dev.pgfit.decision.report;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.QueryPlans;
import dev.pgfit.contracts.TestResult;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each candidate made of the queries where one is more than twice as fast; the plans themselves are folded. */
final class PlansSection {
    private PlansSection() {}

    static void write(Markdown page, BenchmarkReport report) {
        List<TestResult> explained =
                report.tests().stream().filter(test -> test.plans() != null).toList();
        if (explained.isEmpty()) {
            return;
        }
        page.heading(3, "Plans");
        page.paragraph(
                "Of the tests in which one is more than twice as fast: EXPLAIN, once, outside the measured rounds.");
        page.list(explained.stream()
                .map(test -> test.test() + ": " + plans(test).difference())
                .toList());
        for (TestResult test : explained) {
            page.folded(test.test(), text(plans(test)));
        }
    }

    private static String text(QueryPlans plans) {
        return "PostgreSQL\n" + indented(plans.postgresql()) + "\nPGlite\n" + indented(plans.pglite());
    }

    private static String indented(@Nullable String plan) {
        return plan == null ? "  none\n" : plan.strip().indent(2);
    }

    private static QueryPlans plans(TestResult test) {
        return Objects.requireNonNull(test.plans());
    }
}
