package dev.pgfit.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanDifferenceTest {
    private static final String HASH = """
            Limit  (cost=1.09..2.30 rows=5 width=4)
              ->  Hash Join  (cost=1.09..2.30 rows=5 width=4)
                    Hash Cond: (o.customer_id = c.id)
                    ->  Seq Scan on orders o  (cost=0.00..1.05 rows=5 width=8)
            """;

    @Test
    void shouldNameAnotherJoinMethod() {
        // When
        String words = PlanDifference.of(HASH, HASH.replace("Hash Join", "Nested Loop"), SideNames.CANDIDATES);
        // Then
        assertThat(words).isEqualTo("PostgreSQL uses Hash Join where PGlite uses Nested Loop");
    }

    @Test
    void shouldNameAnotherScan() {
        // When
        String words = PlanDifference.of(
                HASH, HASH.replace("Seq Scan on orders", "Index Scan using pk on orders"), SideNames.CANDIDATES);
        // Then
        assertThat(words)
                .contains("PostgreSQL uses Seq Scan on orders o where PGlite uses Index Scan using pk on orders o");
    }

    @Test
    void shouldSayWhenThePlanIsNotTheReason() {
        assertThat(PlanDifference.of(HASH, HASH.replace("rows=5", "rows=6"), SideNames.CANDIDATES))
                .contains("the same steps");
        assertThat(PlanDifference.of(HASH + "JIT:\n", HASH, SideNames.CANDIDATES))
                .isEqualTo("only PostgreSQL compiles the query just in time");
    }
}
