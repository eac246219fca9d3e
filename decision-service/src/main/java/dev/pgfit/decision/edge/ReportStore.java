package dev.pgfit.decision.edge;

import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.InstallationReport;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.decision.life.Life;
import dev.pgfit.decision.matrix.Reports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The phases' reports and the decision, in PostgreSQL. */
@ApplicationScoped
public class ReportStore {
    private final Pool pool;
    private final RecentReports recent;

    ReportStore(Pool pool, RecentReports recent) {
        this.pool = pool;
        this.recent = recent;
    }

    Uni<Void> add(SqlClient client, Collection<Life> lives) {
        List<Kept> reports = lives.stream()
                .flatMap(life -> life.reports().entrySet().stream()
                        .map(report -> new Kept(life, report.getKey(), report.getValue())))
                .toList();
        return Columns.of(reports)
                .add(UUID[]::new, kept -> kept.life().run().id())
                .add(String[]::new, kept -> text(kept.phase()))
                .add(String[]::new, kept -> Json.write(kept.report()))
                .add(OffsetDateTime[]::new, kept -> RunStore.offset(kept.life().now()))
                .execute(
                        client,
                        "insert into report (run_id, phase, body, received_at) select id, phase, body::json, at"
                                + " from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])"
                                + " as kept (id, phase, body, at)");
    }

    /** What was added is committed. */
    void added(Life life) {
        if (life.run().state().ended()) {
            recent.forget(life.run().id());
        } else {
            recent.add(life.run().id(), life.reports().values());
        }
    }

    private record Kept(Life life, Phase phase, Event report) {}

    Uni<Reports> reports(UUID runId) {
        return reports(pool, List.of(runId)).map(found -> found.getOrDefault(runId, Reports.NONE));
    }

    /** Has the lives settled, with the reports from before where they need them. */
    Uni<Void> settle(SqlClient client, Collection<Life> lives) {
        Map<UUID, Reports> known = new HashMap<>();
        lives.stream()
                .filter(Life::needsKeptReports)
                .forEach(life -> recent.of(life.run().id(), life.reportedBefore())
                        .ifPresent(reports -> known.put(life.run().id(), reports)));
        List<UUID> unknown = lives.stream()
                .filter(Life::needsKeptReports)
                .map(life -> life.run().id())
                .filter(run -> !known.containsKey(run))
                .toList();
        return reports(client, unknown)
                .invoke(known::putAll)
                .replaceWithVoid()
                .invoke(() -> lives.forEach(
                        life -> life.settle(known.getOrDefault(life.run().id(), Reports.NONE))));
    }

    /** By run, of those that have any. */
    private Uni<Map<UUID, Reports>> reports(SqlClient client, Collection<UUID> runs) {
        return runs.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : client.preparedQuery("select run_id, phase, body::text as body from report where run_id = any($1)")
                        .execute(Tuple.of(runs.toArray(UUID[]::new)))
                        .map(rows -> RunStore.stream(rows)
                                .collect(Collectors.groupingBy(
                                        row -> row.getUUID("run_id"),
                                        Collectors.collectingAndThen(
                                                Collectors.mapping(ReportStore::report, Collectors.toList()),
                                                Reports.NONE::with))));
    }

    /** Fails when one of the runs has a decision already. */
    Uni<Void> decide(SqlClient client, Collection<Ending> endings) {
        return Columns.of(endings.stream()
                        .filter(ending -> ending.event().isDecision())
                        .toList())
                .add(UUID[]::new, ending -> ending.event().runId())
                .add(String[]::new, ending -> ending.event().body())
                .add(OffsetDateTime[]::new, Ending::decidedAt)
                .execute(
                        client,
                        "insert into decision (run_id, body, decided_at) select id, body::json, at"
                                + " from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as made (id, body, at)");
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

    static Phase phase(String text) {
        return Phase.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Event report(Row row) {
        String body = row.getString("body");
        return switch (phase(row.getString("phase"))) {
            case INSTALLATION -> Json.read(body, InstallationReport.class);
            case BENCHMARK -> Json.read(body, BenchmarkReport.class);
            case RESOURCES -> Json.read(body, ResourcesReport.class);
            case COMPATIBILITY -> Json.read(body, CompatibilityReport.class);
            case DECISION -> throw new IllegalStateException("a report of no phase");
        };
    }
}
