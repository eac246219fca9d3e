package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.process.ProcStat;
import dev.pgfit.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeReadingTest {
    @TempDir
    Path proc;

    @Test
    void shouldSumTheTreeAndItsEndedChildren() throws IOException {
        // Given
        process(100, 1, "S", 150, 250, 2, "Rss: 2000 kB\nPss: 1500 kB\nPss_Dirty: 7 kB\nAnonymous: 900 kB\n");
        process(101, 100, "S", 10, 0, 1, "Rss:    1000 kB\nPss:\t 500 kB\nAnonymous: 100 kB\n");
        Files.writeString(
                proc.resolve("100/io"),
                "rchar: 9\nwchar: 9\nsyscr: 9\nsyscw: 9\nread_bytes: 4096\nwrite_bytes: 8192\ncancelled_write_bytes: 77\n");

        // When
        TreeReading reading = TreeReading.of(proc, ProcessTree.of(proc, 100));

        // Then
        assertThat(reading).isEqualTo(new TreeReading(4.1, 3000 * 1024, 2000 * 1024, 1000 * 1024, 4096, 8192, 2, 3));
    }

    @Test
    void shouldCountAZombieOnlyByItsTime() throws IOException {
        // Given
        process(100, 1, "Z", 150, 0, 1, "Rss: 2000 kB\n");

        // When
        TreeReading reading = TreeReading.of(proc, ProcessTree.of(proc, 100));

        // Then
        assertThat(reading).isEqualTo(new TreeReading(1.5, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void shouldFallBackToTheStatusFile() throws IOException {
        // Given
        process(100, 1, "S", 0, 0, 1, "");
        Files.writeString(proc.resolve("100/status"), "Name:\tx\nVmRSS:\t   1234 kB\nRssAnon:\t 234 kB\n");

        // When
        TreeReading reading = TreeReading.of(proc, ProcessTree.of(proc, 100));

        // Then
        assertThat(reading.rssBytes()).isEqualTo(1234 * 1024);
        assertThat(reading.pssBytes()).isEqualTo(1234 * 1024);
        assertThat(reading.anonymousBytes()).isEqualTo(234 * 1024);
    }

    @Test
    void shouldBearWithAProcessThatHasGone() {
        // When
        TreeReading reading = TreeReading.of(proc, List.of(new ProcStat(7, "gone", 'S', 1, 1, 100, 0, 1, 1)));

        // Then
        assertThat(reading.cpuSeconds()).isEqualTo(1.0);
        assertThat(reading.rssBytes()).isZero();
    }

    private void process(long pid, long parent, String state, long own, long children, int threads, String memory)
            throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                "%d (x) %s %d 1 1 0 -1 0 0 0 0 0 %d 0 %d 0 20 0 %d 0 5 0 0\n"
                        .formatted(pid, state, parent, own, children, threads));
        Files.writeString(folder.resolve("smaps_rollup"), memory);
    }
}
