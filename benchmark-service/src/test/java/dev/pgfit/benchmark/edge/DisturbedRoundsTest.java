package dev.pgfit.benchmark.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.benchmark.measure.Database;
import dev.pgfit.benchmark.measure.LoadPlan;
import dev.pgfit.benchmark.measure.MeasureSettings;
import dev.pgfit.benchmark.measure.Slices;
import dev.pgfit.benchmark.measure.TestRun;
import dev.pgfit.benchmark.measure.TestRunner;
import dev.pgfit.benchmark.measure.Vitals;
import dev.pgfit.benchmark.measure.VitalsSource;
import dev.pgfit.benchmark.plan.Plan;
import dev.pgfit.benchmark.plan.Share;
import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.benchmark.workload.WorkloadReader;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import dev.pgfit.testkit.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DisturbedRoundsTest {
    private static final int ROUNDS = 6;

    @AutoClose
    private static final TestPostgres POSTGRES = TestPostgres.start();

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldMeasureADisturbedPairAgain() throws Exception {
        // Given: the second side of the second pair is disturbed
        // When
        TestRun run = run(vitals(round -> round == 3), Duration.ofSeconds(20));
        // Then
        assertThat(run.rounds()).isEqualTo(ROUNDS);
        assertThat(run.watched().repeated()).isEqualTo(1);
        assertThat(run.watched().unrepeated()).isEmpty();
        assertThat(run.contenders())
                .allSatisfy(
                        contender -> assertThat(contender.roundMedianNanos()).hasSize(ROUNDS));
    }

    @Test
    void shouldProveNothingWhereEveryRoundIsDisturbed() throws Exception {
        // When
        TestRun run = run(vitals(round -> true), Duration.ofSeconds(20));
        // Then: there are figures, but they are said to be worthless
        assertThat(run.rounds()).isEqualTo(ROUNDS);
        assertThat(run.watched().repeated()).isEqualTo(3);
        assertThat(run.watched().unrepeated()).contains("steal");
    }

    private TestRun run(VitalsSource vitals, Duration time) throws Exception {
        Workload workload = WorkloadReader.read("""
                name: disturbed
                rows: [1]
                queries:
                  - {name: one, sql: SELECT 1, expectedRows: 1}
                """);
        MeasureSettings settings = new MeasureSettings(
                ROUNDS,
                Duration.ofMillis(30),
                Duration.ofMillis(40),
                Duration.ofSeconds(5),
                3,
                1_000,
                1,
                LoadPlan.CLOSED);
        try (Database one = bench.open(Bench.postgresql(POSTGRES.endpoint()));
                Database other = bench.open(new Target(
                        CandidateKind.PGLITE, null, Environment.EXTERNAL, "native", POSTGRES.endpoint(), null))) {
            return new TestRunner(settings, new Slices(10, kind -> kind), vitals)
                    .run(
                            Plan.of(workload, List.of(1))
                                    .stages()
                                    .getFirst()
                                    .tests()
                                    .getFirst(),
                            List.of(one, other),
                            new Share(time, time));
        }
    }

    /** Asked twice per round: a tenth of the machine's time is stolen in those that are named, counted from 0. */
    private static VitalsSource vitals(IntPredicate disturbed) {
        AtomicInteger reads = new AtomicInteger();
        return () -> {
            int read = reads.getAndIncrement();
            long stolen = read % 2 == 1 && disturbed.test(read / 2) ? 10 : 0;
            return new Vitals(stolen, read % 2 == 1 ? 100 : 0, 0, 0);
        };
    }
}
