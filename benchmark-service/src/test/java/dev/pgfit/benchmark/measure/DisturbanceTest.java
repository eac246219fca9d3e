package dev.pgfit.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisturbanceTest {
    @TempDir
    Path proc;

    @Test
    void shouldReadStealOfTheMachine() throws Exception {
        // Given
        VitalsReader reader = new VitalsReader(proc);
        stat("cpu  100 0 50 800 10 0 5 20 7 0");
        Vitals before = reader.read();
        stat("cpu  150 0 70 820 10 0 5 30 9 0");
        // When
        Vitals spent = reader.read().since(before);
        // Then: guest time is in user time already
        assertThat(spent.stealTicks()).isEqualTo(10);
        assertThat(spent.allTicks()).isEqualTo(100);
        assertThat(Disturbance.of(round(0.1), spent)).contains("steal").contains("10 %");
    }

    @Test
    void shouldDoWithoutProc() {
        // When
        Vitals vitals = new VitalsReader(proc.resolve("none")).read();
        // Then
        assertThat(vitals.allTicks()).isZero();
        assertThat(vitals.stealShare()).isZero();
    }

    @Test
    void shouldLetASingleStolenTickPass() {
        assertThat(Disturbance.of(round(0.1), new Vitals(1, 10, 0, 0))).isEmpty();
    }

    @Test
    void shouldTellWhenMostOfTheLatencyIsTheGenerators() {
        assertThat(Disturbance.of(round(0.49), Vitals.NONE)).isEmpty();
        assertThat(Disturbance.of(round(0.6), Vitals.NONE))
                .contains("bottleneck")
                .contains("60 %");
    }

    @Test
    void shouldTellLongPauses() {
        assertThat(Disturbance.of(round(0), new Vitals(0, 100, 20, 0))).contains("garbage collection");
        assertThat(Disturbance.of(round(0), new Vitals(0, 100, 4, 0))).isEmpty();
    }

    @Test
    void shouldTellWhenOtherThreadsTookWhatTheCandidateCouldHaveHad() {
        // Given 100 ms of two processors, of which the loop's thread had 40
        LoadResult round = round(0, 40_000_000);
        // Then
        assertThat(Disturbance.of(round, new Vitals(0, 20, 0, 49_000_000))).isEmpty();
        assertThat(Disturbance.of(round, new Vitals(0, 20, 0, 64_000_000)))
                .contains("other threads")
                .contains("12 %");
        assertThat(Disturbance.of(round(0, 0), new Vitals(0, 20, 0, 64_000_000)))
                .isEmpty();
    }

    @Test
    void shouldReadTheWholeProcesssTime() {
        // Given
        VitalsReader reader = new VitalsReader(Path.of("/proc"));
        Vitals before = reader.read();
        // When
        long until = System.nanoTime() + 100_000_000;
        long turns = 0;
        while (System.nanoTime() < until) {
            turns++;
        }
        // Then
        assertThat(turns).isPositive();
        assertThat(reader.read().since(before).processNanos()).isPositive();
    }

    private void stat(String line) throws Exception {
        Files.writeString(proc.resolve("stat"), line + "\ncpu0 1 2 3\n");
    }

    /** 100 ms of which the latencies waited this share for the generator. */
    private static LoadResult round(double waiting) {
        return round(waiting, 0);
    }

    private static LoadResult round(double waiting, long loopNanos) {
        Instant now = Instant.now();
        return new LoadResult(
                100,
                100_000_000,
                now,
                now,
                0,
                new GeneratorTime(0, (long) (waiting * 1000), 0, 1000, loopNanos),
                Optional.empty());
    }
}
