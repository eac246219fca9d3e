package dev.pgfit.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlainViewTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void shouldPrintNewPhasesAtOnceButNotEveryStep() {
        // Given
        try (PlainView view = new PlainView(out)) {

            // When
            view.show(progress(Phase.INSTALLATION, "initdb", 1, 9));
            view.show(progress(Phase.INSTALLATION, "start", 2, 9));
            view.show(progress(Phase.BENCHMARK, "simple_select", 0, 24));
        }

        // Then
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(9)))
                .containsExactly("Installation 1/9: initdb", "Benchmark 0/24: simple_select");
    }

    @Test
    void shouldShowLaterWhatCameTooSoonAndStayedTheLastWord() throws Exception {
        // Given
        try (PlainView view = new PlainView(out)) {

            // When
            view.show(progress(Phase.INSTALLATION, "boot", 1, 9));
            view.show(progress(Phase.INSTALLATION, "initdb", 2, 9));
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!text().contains("initdb") && System.nanoTime() < end) {
                Thread.sleep(100);
            }
        }

        // Then
        assertThat(text()).containsSubsequence("Installation 1/9: boot", "Installation 2/9: initdb");
    }

    @Test
    void shouldLeaveOnATerminalOneLineForEachPhase() {
        // Given
        try (LiveView view = new LiveView(out, 30)) {

            // When
            view.show(progress(Phase.INSTALLATION, "a very long message that does not fit", 1, 9));
            view.show(progress(Phase.BENCHMARK, "simple_select", 0, 24));
            view.show(progress(Phase.RESOURCES, "hidden by the benchmark", 0, 0));
        }

        // Then
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.split("\n")).hasSize(3);
        assertThat(text).contains("✓ Installation", "✓ Benchmark").doesNotContain("hidden", "fit");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Progress progress(Phase phase, String message, int done, int total) {
        return new Progress(new UUID(0, 1), phase, null, message, done, total, Instant.EPOCH);
    }
}
