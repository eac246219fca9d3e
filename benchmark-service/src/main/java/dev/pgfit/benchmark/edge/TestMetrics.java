package dev.pgfit.benchmark.edge;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.BenchmarkSummary;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Latency;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.kit.metrics.Label;
import dev.pgfit.kit.metrics.LatestFigures;
import dev.pgfit.kit.metrics.LatestFigures.Figure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the latest report, test by test. They are read of reports, so measuring costs nothing more; of a workload
 * with very many tests only the first are shown.
 */
@ApplicationScoped
@Startup
public class TestMetrics {
    private static final double MICROS = 1e6;

    private final MeterRegistry registry;
    private final int mostTests;
    private final LatestFigures latencies;
    private final LatestFigures throughputs;
    private final LatestFigures ratios;
    private final LatestFigures verdicts;
    private final LatestFigures omitted;

    private record Side(CandidateKind kind, @Nullable CandidateResult result) {
        static Stream<Side> of(TestResult test) {
            return Stream.of(
                    new Side(CandidateKind.POSTGRESQL, test.postgresql()),
                    new Side(CandidateKind.PGLITE, test.pglite()));
        }
    }

    private record Quantile(String name, ToDoubleFunction<Latency> micros) {}

    private static final List<Quantile> QUANTILES = List.of(
            new Quantile("p50", Latency::p50Micros),
            new Quantile("p95", Latency::p95Micros),
            new Quantile("p99", Latency::p99Micros));

    @Inject
    TestMetrics(MeterRegistry registry, BenchmarkConfig config) {
        this(registry, config.meteredTests());
    }

    /** @param mostTests that have series of their own */
    TestMetrics(MeterRegistry registry, int mostTests) {
        this.registry = registry;
        this.mostTests = mostTests;
        latencies = figures("latency", "seconds", "Latency of a test by the latest report, warm-up excluded");
        throughputs =
                figures("executions.per.second", null, "Answered executions per second of a test by the latest report");
        ratios = figures(
                "speed",
                "ratio",
                "PGlite's latency divided by PostgreSQL's, by the latest report: above 1 PostgreSQL is faster");
        verdicts = figures("tests", null, "Tests of the latest report by what their intervals prove");
        omitted = figures("tests.omitted", null, "Tests of the latest report that have no series of their own");
        begin(RunSpec.DEFAULT.environment());
    }

    private LatestFigures figures(String name, @Nullable String unit, String description) {
        return new LatestFigures(registry, "pgfit.benchmark." + name, unit, description);
    }

    /** From now on there are series of the environment, at zero: what is first seen at one is no increase to Prometheus. */
    void begin(Environment environment) {
        for (CandidateKind kind : CandidateKind.values()) {
            var unusedExecutions = executions(kind, environment);
            var unusedErrors = errors(kind, environment);
        }
    }

    /** Shows a report instead of the environment's last one; a control is not shown: its sides are one candidate. */
    void show(BenchmarkReport report) {
        if (report.spec().benchmark().control() != null) {
            return;
        }
        Environment environment = report.spec().environment();
        List<TestResult> tests = report.tests().stream().limit(mostTests).toList();
        latencies.show(
                environment, tests.stream().flatMap(TestMetrics::latencies).toList());
        throughputs.show(
                environment, tests.stream().flatMap(TestMetrics::throughputs).toList());
        ratios.show(environment, tests.stream().flatMap(TestMetrics::ratio).toList());
        verdicts.show(environment, verdicts(report.summary()));
        omitted.show(environment, List.of(Figure.of(report.tests().size() - tests.size())));
        report.tests().stream().flatMap(Side::of).forEach(side -> count(side, environment));
    }

    private static Stream<Figure> latencies(TestResult test) {
        List<Figure> figures = new ArrayList<>();
        Side.of(test).forEach(side -> {
            if (side.result() != null && side.result().latency() != null) {
                Latency latency = side.result().latency();
                for (Quantile quantile : QUANTILES) {
                    figures.add(new Figure(
                            labels(test).and("candidate", Label.of(side.kind())).and("statistic", quantile.name()),
                            quantile.micros().applyAsDouble(latency) / MICROS));
                }
            }
        });
        return figures.stream();
    }

    private static Stream<Figure> throughputs(TestResult test) {
        List<Figure> figures = new ArrayList<>();
        Side.of(test).forEach(side -> {
            if (side.result() != null) {
                figures.add(new Figure(
                        labels(test).and("candidate", Label.of(side.kind())),
                        side.result().throughputPerSecond()));
            }
        });
        return figures.stream();
    }

    private static Stream<Figure> ratio(TestResult test) {
        Ratio ratio = test.ratio();
        return ratio == null ? Stream.empty() : Stream.of(new Figure(labels(test), ratio.value()));
    }

    private static Tags labels(TestResult test) {
        return Tags.of(
                "test",
                test.test(),
                "query",
                test.query(),
                "rows",
                String.valueOf(test.rows()),
                "concurrency",
                String.valueOf(test.concurrency()));
    }

    private static List<Figure> verdicts(BenchmarkSummary summary) {
        return List.of(
                Figure.of(summary.postgresqlFaster(), "verdict", "postgresql_faster"),
                Figure.of(summary.pgliteFaster(), "verdict", "pglite_faster"),
                Figure.of(summary.equivalent(), "verdict", "equivalent"),
                Figure.of(summary.notProvable(), "verdict", "not_provable"));
    }

    private void count(Side side, Environment environment) {
        CandidateResult result = side.result();
        if (result != null) {
            executions(side.kind(), environment).increment(result.executions());
            errors(side.kind(), environment).increment(result.errors());
        }
    }

    private Counter executions(CandidateKind candidate, Environment environment) {
        return counter("executions", "Answered executions, measured rounds only", candidate, environment);
    }

    private Counter errors(CandidateKind candidate, Environment environment) {
        return counter("errors", "Failed, timed-out and wrong answers, measured rounds only", candidate, environment);
    }

    private Counter counter(String what, String text, CandidateKind candidate, Environment environment) {
        return Counter.builder("pgfit.benchmark." + what)
                .description(text)
                .tag("candidate", Label.of(candidate))
                .tag("environment", Label.of(environment))
                .register(registry);
    }
}
