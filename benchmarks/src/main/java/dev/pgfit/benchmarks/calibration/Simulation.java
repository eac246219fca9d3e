package dev.pgfit.benchmarks.calibration;

import dev.pgfit.benchmark.report.Summary;
import dev.pgfit.benchmark.stats.Judge;
import dev.pgfit.benchmark.stats.RatioInterval;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CandidateCompatibility;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResult;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Footprint;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Ratio;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.TestResult;
import dev.pgfit.decision.matrix.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** The four reports that the phases would give of a candidate: their own statistics over noise of a known size. */
final class Simulation {
    static final UUID RUN = new UUID(0x019ab10000007000L, 0x8000000000000001L);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double CONFIDENCE = 0.95;

    /** Fewer than the service's, for speed; the interval's ends get a little rougher. */
    private static final int RESAMPLES = 400;

    private final World world;
    private final SplittableRandom random;

    Simulation(World world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    /** What is reported of this candidate. */
    Reports of(Truth truth) {
        return new Reports(
                installation(truth.seconds()),
                benchmark(truth.speed()),
                resources(truth),
                compatibility(truth.passes()));
    }

    private double runToRun(double spread) {
        return world.noisy() ? world.runToRun() * spread * random.nextGaussian() : 0;
    }

    private InstallationReport installation(double seconds) {
        Duration duration = Duration.ofNanos(Math.round(seconds * Math.exp(runToRun(World.INSTALLATION)) * 1e9));
        return new InstallationReport(
                RUN,
                RunSpec.DEFAULT,
                START,
                START,
                List.of(installed(CandidateKind.POSTGRESQL, duration), installed(CandidateKind.PGLITE, duration)));
    }

    private static Installed installed(CandidateKind kind, Duration duration) {
        var endpoint = new Endpoint("127.0.0.1", 5432, "postgres", "postgres", null, null, true);
        return new Installed(
                new Target(kind, "18", Environment.HOST, "native", endpoint, null),
                "18",
                duration,
                List.of(),
                InstallationMethod.MEASURED,
                null,
                null,
                new Footprint(0, 0, 0, 0),
                Map.of(),
                List.of(),
                List.of());
    }

    /** Tests differ in their ratio; rounds within a test scatter with heavy tails. */
    private BenchmarkReport benchmark(double speed) {
        int count = random.nextInt(6, 25);
        double[] logs = new double[count];
        for (int i = 0; i < count; i++) {
            logs[i] = 0.5 * random.nextGaussian();
        }
        double centre = Math.log(speed)
                + runToRun(World.SPEED)
                - Arrays.stream(logs).average().orElse(0);
        List<TestResult> tests = new ArrayList<>();
        int rounds = random.nextInt(6, 13);
        for (int i = 0; i < count; i++) {
            tests.add(test("test_" + i, centre + logs[i], rounds));
        }
        return new BenchmarkReport(
                RUN,
                RunSpec.DEFAULT,
                List.of(),
                START,
                START,
                PhaseOutcome.COMPLETED,
                "synthetic",
                "",
                tests,
                Summary.of(tests),
                List.of());
    }

    private TestResult test(String id, double logRatio, int rounds) {
        double scatter = world.noisy() ? 0.06 * Math.exp(0.6 * random.nextGaussian()) : 0;
        double[] postgresql = new double[rounds];
        double[] pglite = new double[rounds];
        for (int r = 0; r < rounds; r++) {
            postgresql[r] = 100 * Math.exp(scatter * heavy());
            pglite[r] = 100 * Math.exp(logRatio + scatter * heavy());
        }
        Ratio ratio = new RatioInterval(CONFIDENCE, RESAMPLES, 42).of(postgresql, pglite);
        var judgement = new Judge(0.05, "PostgreSQL", "PGlite").judge(ratio, rounds);
        return new TestResult(
                id,
                id,
                "",
                1,
                1,
                result(postgresql),
                result(pglite),
                ratio,
                judgement.verdict(),
                judgement.reason(),
                null,
                null,
                null,
                null);
    }

    /** Student's t with five degrees of freedom, as round medians on a shared machine look. */
    private double heavy() {
        double squares = 0;
        for (int i = 0; i < 5; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares / 5);
    }

    private static CandidateResult result(double[] medians) {
        return new CandidateResult(
                1,
                medians.length,
                1,
                0,
                null,
                null,
                1,
                null,
                Arrays.stream(medians).boxed().toList(),
                null,
                true);
    }

    private ResourcesReport resources(Truth truth) {
        double memory = truth.megabytes() * 1e6 * Math.max(0.1, 1 + runToRun(World.MEMORY));
        double cpu = truth.cpuPercent() * Math.max(0.1, 1 + runToRun(World.CPU));
        boolean wrong = world.noisy() && random.nextDouble() < World.STABILITY;
        return new ResourcesReport(
                RUN,
                START,
                START.plusSeconds(Watch.SECONDS),
                PhaseOutcome.COMPLETED,
                Duration.ofMillis(200),
                List.of(new Watch(world.noisy(), random).of(memory, cpu, truth.stable() != wrong)),
                List.of());
    }

    private CompatibilityReport compatibility(boolean[] passes) {
        List<CheckResult> checks = new ArrayList<>();
        int critical = 0;
        int passed = 0;
        for (int i = 0; i < passes.length; i++) {
            boolean flaky = world.noisy() && random.nextDouble() < World.CHECK;
            boolean passing = passes[i] != flaky;
            boolean required = i < Truth.REQUIRED;
            passed += passing ? 1 : 0;
            critical += required && !passing ? 1 : 0;
            checks.add(new CheckResult(
                    "check_" + i,
                    "",
                    "",
                    required,
                    passing ? CheckResult.Outcome.PASSED : CheckResult.Outcome.FAILED,
                    null,
                    null,
                    Duration.ZERO));
        }
        int total = passes.length;
        var candidate = new CandidateCompatibility(
                CandidateKind.POSTGRESQL, total, passed, total - passed, 0, passed / (double) total, critical, checks);
        return new CompatibilityReport(
                RUN, START, START, PhaseOutcome.COMPLETED, "synthetic", List.of(candidate), List.of());
    }
}
