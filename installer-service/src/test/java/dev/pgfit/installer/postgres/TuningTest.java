package dev.pgfit.installer.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {
    private static final long GIGABYTE = 1L << 30;

    @TempDir
    Path root;

    @Test
    void shouldSizeBuffersByMemoryWithinBounds() {
        assertThat(Tuning.of(GIGABYTE / 2, 18)).containsEntry("shared_buffers", "32MB");
        assertThat(Tuning.of(4 * GIGABYTE, 18)).containsEntry("shared_buffers", "64MB");
        assertThat(Tuning.of(64 * GIGABYTE, 18)).containsEntry("shared_buffers", "128MB");
    }

    @Test
    void shouldLeaveASmallGuestMemoryToWorkWith() {
        assertThat(Tuning.ofGuest(128L << 20, 18))
                .containsEntry("shared_buffers", "16MB")
                .containsEntry("effective_cache_size", "64MB")
                .containsEntry("max_connections", "50")
                .containsEntry("fsync", "on")
                .containsEntry("io_method", "sync");
        assertThat(Tuning.ofGuest(96L << 20, 15))
                .containsEntry("max_connections", "38")
                .doesNotContainKey("io_method");
        assertThat(Tuning.ofGuest(GIGABYTE, 18)).containsEntry("shared_buffers", "128MB");
    }

    @Test
    void shouldNeverGiveUpSafety() {
        assertThat(Tuning.of(GIGABYTE, 14))
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .doesNotContainKey("io_method")
                .doesNotContainKey("full_page_writes");
    }

    @Test
    void shouldSeeTheContainersLimit() throws IOException {
        // Given
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("sys/fs/cgroup"));
        Files.writeString(root.resolve("proc/meminfo"), "MemTotal:       24684304 kB\nMemFree: 1 kB\n");

        // When / Then
        assertThat(MachineMemory.bytes(root)).isEqualTo(24_684_304L * 1024);
        Files.writeString(root.resolve("sys/fs/cgroup/memory.max"), "max\n");
        assertThat(MachineMemory.bytes(root)).isEqualTo(24_684_304L * 1024);
        Files.writeString(root.resolve("sys/fs/cgroup/memory.max"), "536870912\n");
        assertThat(MachineMemory.bytes(root)).isEqualTo(536_870_912L);
    }
}
