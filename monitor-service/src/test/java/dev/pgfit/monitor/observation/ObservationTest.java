package dev.pgfit.monitor.observation;

import static dev.pgfit.monitor.Usages.at;
import static dev.pgfit.monitor.Usages.down;
import static dev.pgfit.monitor.Usages.machine;
import static dev.pgfit.monitor.Usages.running;
import static dev.pgfit.monitor.Usages.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Gap;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.LoadSlice;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.contracts.Problem;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.Statistics;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.contracts.WindowKind;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.monitor.Runs;
import dev.pgfit.monitor.Usages;
import dev.pgfit.monitor.constraint.TargetLimits;
import dev.pgfit.monitor.stability.StabilityLimits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObservationTest {
    static final Limits LIMITS =
            new Limits(1000, Duration.ofMillis(100), 3, 10, new StabilityLimits(0.5, 64_000_000, 32_000_000));

    private final Plan plan = new Plan(
            UUID.randomUUID(),
            List.of(target(CandidateKind.POSTGRESQL, "http://localhost/usage")),
            Runs.every(Usages.INTERVAL),
            at(0),
            at(60),
            true,
            List.of(),
            new TargetLimits(400e6, 60),
            Environment.HOST);
    private double counter;
    private final Observation observation = new Observation(plan, LIMITS);

    @Test
    void shouldAttributeWhatItSawToTheWindows() {
        // Given ten seconds idle, ten under load with half a core, five of cool-down
        watch(0, 10, 0.0, 50e6);
        watch(10, 20, 0.5, 200e6);
        watch(20, 25, 0.0, 100e6);
        observation.signal(new Signal.LoadBegan(at(10)));
        observation.signal(
                new Signal.LoadEnded(at(20), List.of(new LoadSlice(CandidateKind.POSTGRESQL, at(10), at(20)))));
        observation.signal(new Signal.BenchmarkDone());

        // When
        ResourcesReport report = observation.report(at(25));

        // Then
        CandidateResources seen = report.of(CandidateKind.POSTGRESQL).orElseThrow();
        WindowUsage load = seen.window(WindowKind.LOAD).orElseThrow();
        assertThat(report.problems()).isEmpty();
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.COMPLETED);
        assertThat(load.cpuPercent().average()).isCloseTo(50, within(0.5));
        assertThat(load.watched()).isEqualTo(Duration.ofSeconds(10));
        assertThat(load.memoryBytes().peak()).isEqualTo(200e6);
        assertThat(seen.window(WindowKind.IDLE).orElseThrow().cpuPercent().average())
                .isCloseTo(0, within(1e-9));
        assertThat(seen.window(WindowKind.COOL_DOWN).orElseThrow().memoryBytes().average())
                .isCloseTo(100e6, within(1e6));
        assertThat(seen.window(WindowKind.OVERALL).orElseThrow().samples()).isEqualTo(seen.samples());
        assertThat(seen.memoryTrend()).isNotNull();
        assertThat(seen.stable()).isTrue();
        assertThat(seen.gaps()).isEmpty();
    }

    @Test
    void shouldTakeSharedMemoryThatFillsForNoLeak() {
        // Given
        Statistics shared = memoryOf(second -> 20e6, second -> 20e6 + 8e6 * second);
        CandidateResources filling = observation.report(at(20)).candidates().getFirst();

        // Then
        assertThat(shared.peak()).isGreaterThan(170e6);
        assertThat(filling.memoryTrend()).isNotNull();
        assertThat(filling.memoryTrend().high()).isZero();
        assertThat(filling.memorySteps()).isEmpty();
        assertThat(filling.memoryOverTime()).isNull();
        assertThat(filling.stable()).as(filling.stability()).isTrue();
    }

    @Test
    void shouldCallTheSameGrowthALeakWhereNobodySharesIt() {
        // Given
        memoryOf(second -> 20e6 + 8e6 * second, second -> 20e6 + 8e6 * second);
        CandidateResources leaking = observation.report(at(20)).candidates().getFirst();

        // Then
        assertThat(leaking.memoryTrend()).isNotNull();
        assertThat(leaking.memoryTrend().low()).isCloseTo(60 * 8e6, within(1e6));
        assertThat(leaking.memoryOverTime()).isNotNull();
        assertThat(leaking.stable()).isFalse();
    }

    /** Twenty seconds of load, with these levels by the second. */
    private Statistics memoryOf(DoubleUnaryOperator anonymous, DoubleUnaryOperator memory) {
        for (double second = 0; second < 20; second += 0.2) {
            observation.read(Usages.running(
                    CandidateKind.POSTGRESQL,
                    second,
                    0,
                    second / 2,
                    Math.round(memory.applyAsDouble(second)),
                    Math.round(anonymous.applyAsDouble(second))));
        }
        observation.signal(new Signal.LoadBegan(at(0)));
        observation.signal(
                new Signal.LoadEnded(at(20), List.of(new LoadSlice(CandidateKind.POSTGRESQL, at(0), at(20)))));
        observation.signal(new Signal.BenchmarkDone());
        return observation
                .report(at(20))
                .candidates()
                .getFirst()
                .window(WindowKind.LOAD)
                .orElseThrow()
                .memoryBytes();
    }

    @Test
    void shouldReportBothLevelsOfAMachineAndAlertByTheHostsOnly() {
        // Given a guest read every five seconds, with more memory used than an alert allows
        for (int i = 0; i < 125; i++) {
            double guestRead = Math.floor(i * 0.2 / 5) * 5;
            observation.read(machine(
                    i * 0.2, new GuestUsage(at(guestRead), 900_000_000, 100_000_000, 30_000_000, guestRead / 10, 7)));
        }
        observation.signal(new Signal.LoadBegan(at(10)));
        observation.signal(
                new Signal.LoadEnded(at(20), List.of(new LoadSlice(CandidateKind.POSTGRESQL, at(10), at(20)))));
        observation.signal(new Signal.BenchmarkDone());

        // When
        CandidateResources seen = observation.report(at(25)).candidates().getFirst();

        // Then
        assertThat(seen.windows())
                .extracting(window -> Objects.requireNonNull(window.guest()).samples())
                .containsExactly(2, 2, 1, 5);
        GuestWindow load = Objects.requireNonNull(
                seen.window(WindowKind.LOAD).orElseThrow().guest());
        assertThat(load.memoryUsedBytes().average()).isEqualTo(800e6);
        assertThat(load.load().average()).isCloseTo(1.25, within(1e-9));
        assertThat(seen.window(WindowKind.LOAD).orElseThrow().memoryBytes().average())
                .isEqualTo(1);
        assertThat(seen.crossings()).noneMatch(c -> c.metric() == ThresholdCrossed.Metric.MEMORY_BYTES);
    }

    @Test
    void shouldHaveNoGuestWithoutAMachine() {
        // Given
        watch(0, 2, 0.1, 1e6);
        observation.signal(new Signal.BenchmarkDone());

        // When
        CandidateResources seen = observation.report(at(2)).candidates().getFirst();

        // Then
        assertThat(seen.windows())
                .allSatisfy(window -> assertThat(window.guest()).isNull());
    }

    @Test
    void shouldTellOfACrossingAsItHappensAndInTheReport() {
        // When
        List<ThresholdCrossed> told = watch(0, 2, 1.0, 1e6);
        observation.signal(new Signal.BenchmarkDone());

        // Then
        assertThat(told)
                .singleElement()
                .satisfies(crossed -> assertThat(crossed.metric()).isEqualTo(ThresholdCrossed.Metric.CPU_PERCENT))
                .satisfies(crossed -> assertThat(crossed.at()).isEqualTo(at(0.6)));
        assertThat(observation.report(at(2)).candidates().getFirst().crossings())
                .isEqualTo(told);
    }

    @Test
    void shouldReportARestartAsAGapWithItsReason() {
        // Given
        watch(0, 2, 0.1, 1e6);
        observation.read(down(2.2, 0));
        observation.read(running(2.6, 1, 0.01, 1_000_000));
        observation.read(running(2.8, 1, 0.02, 1_000_000));
        observation.restarted(new CandidateRestarted(
                plan.id(), CandidateKind.POSTGRESQL, "exited with 137", at(2.1), Duration.ofMillis(400), 1));
        observation.signal(new Signal.BenchmarkDone());

        // When
        CandidateResources seen = observation.report(at(2.9)).candidates().getFirst();

        // Then
        assertThat(seen.restarts()).isEqualTo(1);
        assertThat(seen.gaps()).containsExactly(new Gap(at(1.8), at(2.6), "not running: exited with 137"));
        assertThat(seen.stable()).isFalse();
        assertThat(seen.stability()).isEqualTo("died and was restarted once");
    }

    @Test
    void shouldReportWhyACandidateWasLost() {
        // Given
        watch(0, 2, 0.1, 1e6);
        observation.read(down(2.2, 0));
        observation.read(down(2.6, 0).because("its pod was evicted"));
        observation.signal(new Signal.BenchmarkDone());

        // When
        CandidateResources seen = observation.report(at(4)).candidates().getFirst();

        // Then
        assertThat(seen.stable()).isFalse();
        assertThat(seen.stability()).isEqualTo("in the end not running: its pod was evicted");
        assertThat(seen.gaps()).containsExactly(new Gap(at(1.8), at(4), "not running: its pod was evicted"));
    }

    @Test
    void shouldReportALostConnectionAsAGapThatLastsUntilTheEnd() {
        // Given
        watch(0, 2, 0.1, 1e6);
        observation.missed(CandidateKind.POSTGRESQL, "connection refused");
        observation.signal(new Signal.BenchmarkDone());

        // When
        CandidateResources seen = observation.report(at(5)).candidates().getFirst();

        // Then
        assertThat(seen.gaps()).containsExactly(new Gap(at(1.8), at(5), "connection refused"));
    }

    @Test
    void shouldReportWhatThereIsAtTheDeadline() throws Exception {
        // Given
        watch(0, 2, 0.1, 1e6);

        // When
        observation.awaitEnd(at(60));
        ResourcesReport report = observation.report(at(60));

        // Then
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.PARTIAL);
        assertThat(report.problems()).extracting(Problem::where).contains("benchmark", "load");
    }

    @Test
    void shouldFailWithoutASingleSample() {
        // Given
        observation.missed(CandidateKind.POSTGRESQL, "connection refused");
        observation.signal(new Signal.BenchmarkDone());

        // When
        ResourcesReport report = observation.report(at(5));

        // Then
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.FAILED);
        assertThat(report.problems()).contains(new Problem("postgresql", "no sample was taken", "connection refused"));
    }

    @Test
    void shouldSayWhenTheTurnsWereTooShortToBeSeen() {
        // Given
        watch(0, 2, 0.1, 1e6);
        observation.signal(
                new Signal.LoadEnded(at(1), List.of(new LoadSlice(CandidateKind.POSTGRESQL, at(0.5), at(0.51)))));
        observation.signal(new Signal.BenchmarkDone());

        // When
        ResourcesReport report = observation.report(at(2));

        // Then
        assertThat(report.outcome()).isEqualTo(PhaseOutcome.PARTIAL);
        assertThat(report.problems()).extracting(Problem::message).containsExactly("no sample lies mostly in its load");
    }

    @Test
    void shouldNotReportBeforeTheEnd() {
        assertThatThrownBy(() -> observation.report(at(1))).isInstanceOf(IllegalStateException.class);
    }

    /** Readings every 200 ms with this share of a core used. */
    private List<ThresholdCrossed> watch(int from, int to, double cores, double memory) {
        return IntStream.range(from * 5, to * 5)
                .mapToObj(i -> {
                    double now = counter;
                    counter += cores * 0.2;
                    return observation.read(running(i * 0.2, 0, now, (long) memory));
                })
                .flatMap(observed -> observed.crossings().stream())
                .toList();
    }
}
