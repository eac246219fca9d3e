package dev.pgfit.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import dev.pgfit.contracts.EventType;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.embedded.EmbeddedPostgres;
import dev.pgfit.kit.json.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes open runs that reports can be sent for. */
final class Runs {
    private static final int BATCH = 10_000;
    private static final Duration REQUEST = Duration.ofSeconds(10);
    /** What a run asked for over HTTP leaves: itself, its first event, its request as published. */
    private static final List<String> INSERTS = List.of("""
            insert into run (id, state, spec, requested_at, deadline, last_event)
            select unnest(?::uuid[]), 'queued', ?::jsonb, now(), now() + interval '2 hours', 1""", """
            insert into run_event (run_id, number, kind, body, digest)
            select id, 1, 'state', body, md5('state' || body) from (
                select id, json_build_object('runId', id, 'state', 'queued', 'at', now()) as body
                from unnest(?::uuid[]) as id, (select ?::text) as unused) as queued""", """
            insert into outbox (run_id, type, body, created_at, published_at)
            select id, '%s', json_build_object('runId', id, 'spec', spec, 'requestedAt', now()), now(), now()
            from unnest(?::uuid[]) as id, (select ?::json as spec) as asked
            """.formatted(EventType.RUN_REQUESTED.type()));

    private Runs() {}

    /** Asks for them one after another, as people and programs do. */
    static List<UUID> askedFor(URI service, int runs) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/runs"))
                .timeout(REQUEST)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        List<UUID> made = new ArrayList<>();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(REQUEST).build()) {
            for (int i = 0; i < runs; i++) {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 202) {
                    throw new IOException("POST /runs answered " + answer.statusCode() + ": " + answer.body());
                }
                String id =
                        new ObjectMapper().readTree(answer.body()).path("runId").asText();
                made.add(UUID.fromString(id));
            }
        }
        return made;
    }

    /** Writes many into decision-service's store, as it would: asking for each would take longer than what is measured. */
    static List<UUID> stored(EmbeddedPostgres store, int runs) throws SQLException, IOException {
        String spec = ContractJson.mapper().writeValueAsString(RunSpec.DEFAULT);
        List<UUID> made = Stream.generate(Generators.timeBasedEpochRandomGenerator()::generate)
                .limit(runs)
                .toList();
        try (Connection connection = DriverManager.getConnection(store.jdbcUrl(), store.user(), store.password())) {
            connection.setAutoCommit(false);
            for (int from = 0; from < runs; from += BATCH) {
                UUID[] ids = made.subList(from, Math.min(runs, from + BATCH)).toArray(UUID[]::new);
                for (String sql : INSERTS) {
                    try (PreparedStatement insert = connection.prepareStatement(sql)) {
                        insert.setArray(1, connection.createArrayOf("uuid", ids));
                        insert.setString(2, spec);
                        insert.executeUpdate();
                    }
                }
                connection.commit();
            }
        }
        return made;
    }
}
