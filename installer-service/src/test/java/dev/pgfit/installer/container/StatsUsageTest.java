package dev.pgfit.installer.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Statistics;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What engines answer, cut down. */
class StatsUsageTest {
    private static final ContainerPlan PLAN =
            new ContainerPlan(CandidateKind.PGLITE, "image", List.of(), Map.of(), Map.of(), "/data", null, true);

    @Test
    void shouldReadWhatAnEngineOnVersion1Says() throws Exception {
        // When
        CandidateUsage usage = usage("""
                {"cpu_stats": {"cpu_usage": {"total_usage": 1500000000}},
                 "memory_stats": {"usage": 90000000, "stats":
                   {"total_inactive_file": 10000000, "total_rss": 30000000, "total_mapped_file": 5000000}},
                 "blkio_stats": {"io_service_bytes_recursive": [
                   {"major": 8, "minor": 0, "op": "Read", "value": 4096}, {"major": 8, "minor": 0, "op": "Write", "value": 1}]},
                 "networks": {"eth0": {"rx_bytes": 10, "tx_bytes": 20}}, "pids_stats": {"current": 7}}""");
        // Then
        assertThat(usage.cpuSeconds()).isEqualTo(1.5);
        assertThat(usage.rssBytes()).isEqualTo(80_000_000);
        assertThat(usage.pssBytes()).isEqualTo(35_000_000);
        assertThat(usage.anonymousBytes()).isEqualTo(30_000_000);
        assertThat(usage.ioReadBytes()).isEqualTo(4096);
        assertThat(usage.ioWrittenBytes()).isEqualTo(1);
        assertThat(usage.networkReceivedBytes()).isEqualTo(10);
        assertThat(usage.networkSentBytes()).isEqualTo(20);
        assertThat(usage.threads()).isEqualTo(7);
        assertThat(usage.running()).isTrue();
    }

    @Test
    void shouldReadWhatAnEngineOnVersion2Says() throws Exception {
        // When
        CandidateUsage usage = usage("""
                {"cpu_stats": {"cpu_usage": {"total_usage": 2000000000}},
                 "memory_stats": {"usage": 90000000, "stats": {"anon": 60000000, "inactive_file": 10000000}},
                 "pids_stats": {"current": 3}}""");
        // Then
        assertThat(usage.rssBytes()).isEqualTo(80_000_000);
        assertThat(usage.pssBytes()).isEqualTo(80_000_000);
        assertThat(usage.anonymousBytes()).isNull();
        assertThat(usage.cpuSeconds()).isEqualTo(2.0);
    }

    private static CandidateUsage usage(String json) throws Exception {
        Statistics statistics = new ObjectMapper()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .readValue(json, Statistics.class);
        return StatsUsage.of(PLAN, statistics, Instant.now(), 2);
    }
}
