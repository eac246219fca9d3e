package dev.pgfit.decision.edge;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.decision.matrix.Reports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The phases' reports and the decision, in PostgreSQL. */
@ApplicationScoped
public class ReportStore {
    private final Pool pool;

    ReportStore(Pool pool) {
        this.pool = pool;
    }

    /** False when the phase has reported before: the first report stays. */
    Uni<Boolean> add(SqlClient client, UUID runId, Phase phase, Event report, Instant receivedAt) {
        return client.preparedQuery("insert into report (run_id, phase, body, received_at)"
                        + " values ($1, $2, $3::text::jsonb, $4) on conflict do nothing")
                .execute(Tuple.of(runId, text(phase), Json.write(report), RunStore.offset(receivedAt)))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Reports> reports(UUID runId) {
        return reports(pool, runId);
    }

    Uni<Reports> reports(SqlClient client, UUID runId) {
        return client.preparedQuery("select phase, body::text as body from report where run_id = $1")
                .execute(Tuple.of(runId))
                .map(rows -> RunStore.stream(rows)
                        .collect(Collectors.toMap(row -> row.getString("phase"), row -> row.getString("body"))))
                .map(bodies -> new Reports(
                        read(bodies, Phase.INSTALLATION, InstallationReport.class),
                        read(bodies, Phase.BENCHMARK, BenchmarkReport.class),
                        read(bodies, Phase.RESOURCES, ResourcesReport.class),
                        read(bodies, Phase.COMPATIBILITY, CompatibilityReport.class)));
    }

    /** Fails when the run has a decision already. */
    Uni<Void> decide(SqlClient client, Decision decision) {
        return client.preparedQuery("insert into decision (run_id, body, decided_at) values ($1, $2::text::json, $3)")
                .execute(Tuple.of(decision.runId(), Json.write(decision), RunStore.offset(decision.decidedAt())))
                .replaceWithVoid();
    }

    Uni<Optional<Decision>> decision(UUID runId) {
        return decisionText(runId).map(found -> found.map(text -> Json.read(text, Decision.class)));
    }

    /** As it was published, to the byte. */
    Uni<Optional<String>> decisionText(UUID runId) {
        return pool.preparedQuery("select body::text as body from decision where run_id = $1")
                .execute(Tuple.of(runId))
                .map(rows ->
                        RunStore.stream(rows).map(row -> row.getString("body")).findFirst());
    }

    static String text(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static <T> @Nullable T read(Map<String, String> bodies, Phase phase, Class<T> type) {
        String body = bodies.get(text(phase));
        return body == null ? null : Json.read(body, type);
    }
}
