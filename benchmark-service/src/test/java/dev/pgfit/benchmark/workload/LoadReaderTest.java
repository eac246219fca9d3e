package dev.pgfit.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.LoadSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadReaderTest {
    @Test
    void shouldReadAnOpenLoadWithASweep() throws Exception {
        // When
        Workload workload = read("""
                load:
                  model: open
                  rate: 250.5
                  arrivals: poisson
                  sweep: {p99Below: PT0.005S, from: 50, to: 2000}
                """);
        // Then
        assertThat(workload.load())
                .isEqualTo(new LoadSpec(
                        LoadSpec.Model.OPEN,
                        250.5,
                        LoadSpec.Arrivals.POISSON,
                        null,
                        null,
                        new LoadSpec.Sweep(Duration.ofMillis(5), 50.0, 2000.0, null)));
    }

    @Test
    void shouldLeaveOutWhatIsNotThere() throws Exception {
        assertThat(read("").load()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{model: open, rate: 0}|line 2, column 27: load.rate: must be a number per second",
                "{model: open}|load.rate: is missing",
                "{model: open, rate: 5, thinkTime: PT1S}|line 2, column 41: load.thinkTime: is for a closed load only",
                "{rate: 5}|line 2, column 14: load.rate: is for an open load only",
                "{model: half}|line 2, column 15: load.model: must be closed or open",
                "{thinkTime: 5}|load.thinkTime: must be a duration",
                "{pipelining: 0}|load.pipelining: must be a whole number from 1 to 256",
                "{sweep: {from: 1, to: 10}}|load.sweep.p99Below: is missing",
                "{sweep: {p99Below: PT1S, from: 10, to: 10}}|load.sweep.to: must be above from",
                "{speed: 5}|load.speed: unknown key",
                "5|load: must be a mapping"
            })
    void shouldNameWhatIsWrongWithItsPlace(String load, String message) {
        assertThatThrownBy(() -> read("load: " + load + "\n"))
                .isInstanceOf(InvalidWorkload.class)
                .hasMessageContaining(message);
    }

    private static Workload read(String load) throws InvalidWorkload {
        return WorkloadReader.read("name: loads\n" + load + """
                rows: [10]
                queries:
                  - {name: one, sql: SELECT 1, expectedRows: 1}
                """);
    }
}
