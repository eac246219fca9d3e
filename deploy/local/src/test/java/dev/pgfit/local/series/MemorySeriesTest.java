package dev.pgfit.local.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.support.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemorySeriesTest {
    private static final UUID RUN = new UUID(0, 7);

    @TempDir
    Path folder;

    @Test
    void shouldNameTheSmallestSizeThatPasses() throws Exception {
        // Given
        MemorySeries series = MemorySeries.of(
                List.of(MemoryRow.failed(96, RUN, "neither could be installed"), row(128, true, 0), row(192, true, 0)));

        // When
        Path file = series.save(folder, Instant.parse("2026-11-01T10:20:30Z"));

        // Then
        assertThat(series.text())
                .endsWith("The smallest in which installation, benchmark and the required checks pass: 128 MB");
        assertThat(series.text().lines().filter(line -> line.startsWith("128 MB")))
                .singleElement()
                .asString()
                .containsSubsequence("ok", "ok", "ok", "391 MB", "0.031", RUN.toString());
        assertThat(file).hasFileName("memory-20261101-102030.md").content().contains("| 96 MB | not ok | not ok |");
        JsonNode json = Json.mapper().readTree(Files.readString(folder.resolve("memory-20261101-102030.json")));
        assertThat(json.at("/smallestMegabytes").asInt()).isEqualTo(128);
        assertThat(json.at("/runs")).hasSize(3);
    }

    @Test
    void shouldSayThatNoneIsEnough() throws Exception {
        // When
        MemorySeries series = MemorySeries.of(List.of(row(128, true, 1), row(192, false, 0)));

        // Then
        assertThat(series.smallestMegabytes()).isNull();
        assertThat(series.answer()).endsWith("none of these");
    }

    /** Of a report as decision-service gives it, cut down to what matters. */
    private static MemoryRow row(int megabytes, boolean installed, long errors) throws Exception {
        JsonNode report = Json.mapper().readTree("""
                {"reports": {
                  "installation": {"candidates": [{"outcome": "%s", "candidate": "postgresql",
                    "target": {"candidate": "postgresql"}}]},
                  "benchmark": {"summary": {"ratio": 0.0312}, "tests": [
                    {"test": "a", "postgresql": {"executions": 9, "errors": %d}, "pglite": {"executions": 9}},
                    {"test": "b"}]},
                  "resources": {"candidates": [{"candidate": "postgresql", "windows": [
                    {"window": "overall", "memoryBytes": {"average": 390700000}}]}]},
                  "compatibility": {"candidates": [{"candidate": "postgresql", "total": 16, "criticalFailures": 0}]}
                }}""".formatted(installed ? "installed" : "failed", errors));
        return MemoryRow.of(megabytes, RUN, report);
    }
}
