package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.process.CpuClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusTest {
    @TempDir
    Path proc;

    private final Set<Long> withClock = new HashSet<>(Set.of(1L));
    private Census census;

    @BeforeEach
    void oneProcess() throws IOException {
        Files.createDirectories(proc.resolve("1"));
        newest(100);
        census = new Census(proc, pid -> withClock.contains(pid) ? 5 : CpuClock.NONE);
        assertThat(census.look().pids()).containsExactly(1);
    }

    @Test
    void shouldFindNewProcessesWithoutListingAnything() throws IOException {
        // When: a process, and one that is listed but was given no pid since
        withClock.add(101L);
        newest(102);
        Files.createDirectories(proc.resolve("50"));
        // Then
        assertThat(census.look().pids()).containsExactly(1, 101);
    }

    @Test
    void shouldFindAProcessThatWasAboutToBeBornAtTheLastLook() throws IOException {
        // Given
        newest(101);
        assertThat(census.look().pids()).containsExactly(1);
        // When
        withClock.add(101L);
        // Then
        assertThat(census.look().pids()).containsExactly(1, 101);
    }

    @Test
    void shouldGiveTheSameListingWhileNobodyIsBorn() throws IOException {
        // Given
        withClock.add(101L);
        newest(101);
        Census.Listing first = census.look();
        // Then
        assertThat(census.look()).isSameAs(first);
        assertThat(census.look()).isSameAs(first);
    }

    @Test
    void shouldListWhenPidsBeginAnew() throws IOException {
        // When
        newest(3);
        Files.createDirectories(proc.resolve("3"));
        // Then
        assertThat(census.look().pids()).containsExactly(1, 3);
    }

    private void newest(long pid) throws IOException {
        Files.writeString(proc.resolve("loadavg"), "0.00 0.01 0.05 1/80 " + pid + "\n");
    }
}
