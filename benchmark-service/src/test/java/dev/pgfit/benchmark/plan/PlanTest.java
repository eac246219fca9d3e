package dev.pgfit.benchmark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.benchmark.workload.Workload;
import dev.pgfit.benchmark.workload.WorkloadReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void shouldRunEveryQueryAtEverySizeAndConcurrency() throws Exception {
        // Given
        Workload workload = WorkloadReader.read("""
                name: two
                rows: [10, 20]
                queries:
                  - {name: a, sql: SELECT 1, expectedRows: 1}
                  - {name: b, sql: SELECT 2, expectedRows: 1}
                """);
        // When
        Plan plan = Plan.of(workload, List.of(1, 4));
        // Then
        assertThat(plan.tests()).isEqualTo(8);
        assertThat(plan.stages().getFirst().tests())
                .extracting(PlannedTest::id)
                .containsExactly("a/10/c1", "a/10/c4", "b/10/c1", "b/10/c4");
    }

    @Test
    void shouldAlternateWhoGoesFirst() {
        // Given
        List<String> both = List.of("A", "B");
        // Then
        assertThat(Turns.in(0, both)).containsExactly("A", "B");
        assertThat(Turns.in(1, both)).containsExactly("B", "A");
        assertThat(Turns.in(2, both)).containsExactly("A", "B");
    }
}
