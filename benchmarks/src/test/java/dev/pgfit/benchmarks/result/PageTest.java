package dev.pgfit.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void shouldPutFiguresToTheRight() {
        // Given
        Page page = new Page("Speed").section("Latency");

        // When
        page.table(List.of("rate", "p99, ms"), List.of(List.of("50|s", "12.1")));

        // Then
        assertThat(page.markdown()).isEqualTo("""
                # Speed

                ## Latency

                | rate | p99, ms |
                |---|---:|
                | 50\\|s | 12.1 |
                """);
    }

    @Test
    void shouldRefuseARowThatDoesNotFit() {
        // Given
        Page page = new Page("Speed");

        // When, Then
        assertThatIllegalArgumentException().isThrownBy(() -> page.table(List.of("a", "b"), List.of(List.of("1"))));
    }

    @Test
    void shouldSayWhatWasMeasuredOn() {
        // When
        String section =
                Machine.here(Path.of("..")).section("./pgfit measure speed", Instant.parse("2026-11-01T10:11:12Z"));

        // Then
        assertThat(section)
                .startsWith("## Measured on\n")
                .contains("| date | 2026-11-01T10:11:00Z |", "`./pgfit measure speed`", "MiB", "Linux");
    }
}
