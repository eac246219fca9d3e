package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An absent field reaches a record's constructor as null. */
@SuppressWarnings("NullAway")
class RunSpecDefaultsTest {
    @Test
    void shouldFillInEveryPartThatIsLeftOut() {
        // When
        RunSpec spec = new RunSpec(null, null, null, null, null, null, null, null, null, null, null);
        // Then
        assertThat(spec).isEqualTo(RunSpec.DEFAULT);
    }

    @Test
    void shouldFillInWhatIsLeftOutOfAPart() {
        assertThat(new PostgresqlSpec(null)).isEqualTo(PostgresqlSpec.DEFAULT);
        assertThat(new PgliteSpec(null, null)).isEqualTo(PgliteSpec.DEFAULT);
        assertThat(new BenchmarkSpec(null, null, null, null, null, null, null, null, null, null, null, null))
                .isEqualTo(BenchmarkSpec.DEFAULT);
        assertThat(new WebvmSpec(null, null, null)).isEqualTo(WebvmSpec.DEFAULT);
        assertThat(new ResourcesSpec(null, null, null, null, null)).isEqualTo(ResourcesSpec.DEFAULT);
        assertThat(new CompatibilitySpec(null, null, null, null)).isEqualTo(CompatibilitySpec.DEFAULT);
        assertThat(new Criteria(null, null, null, null)).isEqualTo(Criteria.DEFAULT);
        assertThat(new Thresholds(null, null, null, null, null, null)).isEqualTo(Thresholds.DEFAULT);
    }

    @Test
    void shouldKeepWhatIsGiven() {
        // When
        BenchmarkSpec spec = new BenchmarkSpec(
                "own", null, List.of(10), List.of(1, 4), 20, Duration.ofSeconds(1), null, null, null, 7L, null, null);
        // Then
        assertThat(spec.workload()).isEqualTo("own");
        assertThat(spec.rows()).containsExactly(10);
        assertThat(spec.concurrency()).containsExactly(1, 4);
        assertThat(spec.rounds()).isEqualTo(20);
        assertThat(spec.roundTime()).hasSeconds(1);
        assertThat(spec.warmUp()).isEqualTo(BenchmarkSpec.DEFAULT.warmUp());
        assertThat(spec.queryTimeout()).isEqualTo(BenchmarkSpec.DEFAULT.queryTimeout());
        assertThat(spec.seed()).isEqualTo(7);
    }

    @Test
    void shouldTakeATargetOfUnknownOriginForAnExternalOne() {
        // Given
        Endpoint endpoint = new Endpoint("db", 5432, "postgres", "postgres", null, null, true);
        // When
        Target target = new Target(CandidateKind.POSTGRESQL, null, null, null, endpoint, null);
        // Then
        assertThat(target.environment()).isEqualTo(Environment.EXTERNAL);
        assertThat(target.transport()).isEqualTo("unknown");
    }
}
