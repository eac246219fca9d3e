package dev.pgfit.benchmark.plan;

import dev.pgfit.benchmark.workload.Query;

/** One query at one row count and one number of connections. */
public record PlannedTest(Query query, int rows, int concurrency) {
    /** Such as {@code simple_select/1000/c1}. */
    public String id() {
        return query.name() + "/" + rows + "/c" + concurrency;
    }
}
