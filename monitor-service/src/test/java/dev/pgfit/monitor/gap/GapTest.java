package dev.pgfit.monitor.gap;

import static dev.pgfit.monitor.Usages.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.Gap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapTest {
    private final Silence silence = new Silence(at(0), Duration.ofMillis(400));

    @Test
    void shouldNotCallASingleLateAnswerAGap() {
        // Given
        silence.because("no answer within 600 ms");

        // Then
        assertThat(silence.broken(at(0.4), "late", false)).isEmpty();
    }

    @Test
    void shouldGiveEachReasonOnce() {
        // Given
        silence.because("connection refused");
        silence.because("connection refused");
        silence.because("not running");

        // When
        var gap = silence.broken(at(2), "late", false);

        // Then
        assertThat(gap).contains(new Gap(at(0), at(2), "connection refused, not running"));
        assertThat(silence.until(at(2.3), "late")).isEmpty();
        assertThat(silence.until(at(2.5), "late")).contains(new Gap(at(2), at(2.5), "late"));
    }

    @Test
    void shouldCallEvenAShortDeathAGap() {
        assertThat(silence.broken(at(0.1), "restarted", true)).contains(new Gap(at(0), at(0.1), "restarted"));
        assertThat(silence.broken(at(0.1), "restarted", true)).isEmpty();
    }

    @Test
    void shouldListTheFirstGapsAndCountTheOthers() {
        // Given
        GapLog log = new GapLog(2);

        // When
        for (int i = 0; i < 5; i++) {
            log.add(new Gap(at(i), at(i + 0.5), "late"));
        }

        // Then
        assertThat(log.list()).extracting(Gap::from).containsExactly(at(0), at(1));
        assertThat(log.omitted()).isEqualTo(3);
    }

    @Test
    void shouldExplainTheGapThatARestartMade() {
        // Given
        List<Gap> gaps = List.of(new Gap(at(1), at(2), "restarted"), new Gap(at(5), at(6), "late"));

        // When
        List<Gap> explained = GapLog.explain(gaps, at(1.2), at(1.9), "exited with 137");

        // Then
        assertThat(explained)
                .containsExactly(new Gap(at(1), at(2), "restarted: exited with 137"), new Gap(at(5), at(6), "late"));
    }
}
