package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCgroupTest {
    private static final String UNIFIED =
            "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";
    private static final String VERSION_1 = """
            31 23 0:27 / /sys/fs/cgroup/cpu,cpuacct rw shared:5 - cgroup cgroup rw,cpu,cpuacct
            32 23 0:28 / /sys/fs/cgroup/memory rw shared:6 - cgroup cgroup rw,memory
            """;

    @TempDir
    Path root;

    @Test
    void shouldReadVersion2() throws IOException {
        // Given
        write("proc/self/mountinfo", UNIFIED);
        write("proc/self/cgroup", "0::/system.slice/pgfit.service\n");
        write("proc/7/cgroup", "0::/machine.slice/candidate\n");
        write("sys/fs/cgroup/machine.slice/candidate/cpu.stat", "usage_usec 1234567\nuser_usec 1\nsystem_usec 2\n");
        write("sys/fs/cgroup/machine.slice/candidate/cgroup.procs", "7\n8\n");

        // When
        Optional<OwnCgroup> group = OwnCgroup.of(root, 7, Set.of(7L, 8L));

        // Then
        assertThat(group).hasValueSatisfying(own -> {
            assertThat(own.unified()).isTrue();
            assertThat(own.cpuNanos()).hasValue(1_234_567_000L);
        });
    }

    @Test
    void shouldReadVersion1() throws IOException {
        // Given
        write("proc/self/mountinfo", VERSION_1);
        write("proc/self/cgroup", "4:memory:/\n2:cpu,cpuacct:/\n0::/\n");
        write("proc/7/cgroup", "4:memory:/\n2:cpu,cpuacct:/pods/candidate\n0::/\n");
        write("sys/fs/cgroup/cpu,cpuacct/pods/candidate/cpuacct.usage", "987654321\n");
        write("sys/fs/cgroup/cpu,cpuacct/pods/candidate/cgroup.procs", "7\n");

        // When
        Optional<OwnCgroup> group = OwnCgroup.of(root, 7, Set.of(7L));

        // Then
        assertThat(group).hasValueSatisfying(own -> {
            assertThat(own.unified()).isFalse();
            assertThat(own.cpuNanos()).hasValue(987_654_321L);
        });
    }

    @Test
    void shouldFindItBelowWhatAContainersMountShows() throws IOException {
        // Given
        write("proc/self/mountinfo", "30 23 0:26 /docker/abc /sys/fs/cgroup ro - cgroup2 cgroup rw\n");
        write("proc/self/cgroup", "0::/docker/abc\n");
        write("proc/7/cgroup", "0::/docker/abc/candidate\n");
        write("sys/fs/cgroup/candidate/cpu.stat", "usage_usec 5\n");
        write("sys/fs/cgroup/candidate/cgroup.procs", "7\n");

        // When / Then
        assertThat(OwnCgroup.of(root, 7, Set.of(7L))).isPresent();
    }

    @Test
    void shouldNotTakeAGroupThatIsOursOrSharedWithStrangers() throws IOException {
        // Given
        write("proc/self/mountinfo", UNIFIED);
        write("proc/self/cgroup", "0::/pgfit\n");
        write("proc/7/cgroup", "0::/pgfit\n");
        write("proc/8/cgroup", "0::/shared\n");
        write("sys/fs/cgroup/pgfit/cpu.stat", "usage_usec 5\n");
        write("sys/fs/cgroup/shared/cpu.stat", "usage_usec 5\n");
        write("sys/fs/cgroup/shared/cgroup.procs", "8\n99\n");

        // When / Then
        assertThat(OwnCgroup.of(root, 7, Set.of(7L))).isEmpty();
        assertThat(OwnCgroup.of(root, 8, Set.of(8L))).isEmpty();
        assertThat(OwnCgroup.of(root, 404, Set.of(404L))).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
