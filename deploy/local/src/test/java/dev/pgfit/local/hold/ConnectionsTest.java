package dev.pgfit.local.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.local.support.Json;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    @Test
    void shouldPrintCommandsThatReachTheCandidates() throws Exception {
        // Given
        Installation installation = Json.mapper().readValue("""
                {"id": "22600f43-b172-4f88-8537-23d4c7a0ae69", "state": "done", "life": "installed",
                 "leaseEndsAt": "2026-11-23T15:26:35Z",
                 "report": {"candidates": [
                   {"outcome": "installed",
                    "target": {"candidate": "postgresql", "engineVersion": "18.6", "environment": "webvm",
                     "endpoint": {"host": "127.0.0.1", "port": 5433, "database": "postgres", "user": "postgres",
                      "password": "a b/c"}},
                    "machine": {"engine": "v86 0.5.462", "host": "Node.js 20.20.2", "memoryMegabytes": 128}},
                   {"outcome": "installed",
                    "target": {"candidate": "pglite", "engineVersion": "0.5.16", "environment": "host",
                     "endpoint": {"host": "127.0.0.1", "port": 5434, "database": "postgres", "user": "postgres",
                      "maxConnections": 1}}}]}}""", Installation.class);

        // When, Then
        assertThat(Connections.lines(installation))
                .hasSize(5)
                .startsWith(
                        "PostgreSQL 18.6, 128 MB machine in v86 0.5.462 under Node.js 20.20.2",
                        "  psql postgresql://postgres:a%20b%2Fc@127.0.0.1:5433/postgres",
                        "PGlite 0.5.16, on this host; 1 connection at once",
                        "  psql postgresql://postgres@127.0.0.1:5434/postgres");
    }
}
