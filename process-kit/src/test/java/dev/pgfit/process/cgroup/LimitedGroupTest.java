package dev.pgfit.process.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitedGroupTest {
    private static final GroupLimits BOTH = new GroupLimits(OptionalLong.of(64L << 20), OptionalLong.of(1500));

    @TempDir
    Path root;

    @Test
    void shouldMakeOneBelowTheNearestGroupThatHandsOnItsControllers() {
        // Given
        RecordedTree tree = RecordedTree.ofVersion2(root);
        String slice = "sys/fs/cgroup/user.slice/user-1000.slice";
        tree.write(slice + "/session-2.scope/cgroup.controllers", "cpu memory pids\n");
        tree.write(slice + "/session-2.scope/cgroup.subtree_control", "\n");
        tree.write(slice + "/cgroup.subtree_control", "cpu memory pids\n");
        tree.write(slice + "/cgroup.procs", "");

        // When
        LimitedGroup group = LimitedGroup.make(tree.hierarchies(), "pgfit-1", BOTH);

        // Then
        assertThat(group.folders()).containsExactly(root.resolve(slice + "/pgfit-1"));
        assertThat(group.version()).isEqualTo("cgroup v2");
        assertThat(group.refused()).isEmpty();
        assertThat(tree.read(slice + "/pgfit-1/memory.max")).isEqualTo("67108864");
        assertThat(tree.read(slice + "/pgfit-1/cpu.max")).isEqualTo("150000 100000");
    }

    @Test
    void shouldSayWhichLimitIsNotToBeHad() {
        // Given
        RecordedTree tree = RecordedTree.ofVersion2(root);
        String slice = "sys/fs/cgroup/user.slice/user-1000.slice";
        tree.write(slice + "/session-2.scope/cgroup.controllers", "memory\n");
        tree.write(slice + "/cgroup.subtree_control", "memory pids\n");
        tree.write(slice + "/cgroup.procs", "");

        // When
        LimitedGroup group = LimitedGroup.make(tree.hierarchies(), "pgfit-1", BOTH);

        // Then
        assertThat(group.memoryLimited()).isTrue();
        assertThat(group.cpuLimited()).isFalse();
        assertThat(group.refused()).hasValueSatisfying(why -> assertThat(why).endsWith("doesn't hand on cpu"));
    }

    @Test
    void shouldSayThatNoGroupHandsOnAnything() {
        // Given
        RecordedTree tree = RecordedTree.ofVersion2(root);
        tree.write("sys/fs/cgroup/user.slice/user-1000.slice/session-2.scope/cgroup.controllers", "cpu memory pids\n");

        // When
        LimitedGroup group = LimitedGroup.make(tree.hierarchies(), "pgfit-1", BOTH);

        // Then
        assertThat(group.exists()).isFalse();
        assertThat(group.refused()).contains("no group above this process hands on the controllers memory and cpu");
    }

    @Test
    void shouldMakeOnePerControllerOfVersion1() {
        // Given
        RecordedTree tree = RecordedTree.ofVersion1(root);

        // When
        LimitedGroup group = LimitedGroup.make(tree.hierarchies(), "pgfit-1", BOTH);

        // Then
        assertThat(group.folders())
                .containsExactly(
                        root.resolve("sys/fs/cgroup/memory/jobs/1/pgfit-1"), root.resolve("sys/fs/cgroup/cpu/pgfit-1"));
        assertThat(tree.read("sys/fs/cgroup/memory/jobs/1/pgfit-1/memory.limit_in_bytes"))
                .isEqualTo("67108864");
        assertThat(tree.read("sys/fs/cgroup/cpu/pgfit-1/cpu.cfs_quota_us")).isEqualTo("150000");
    }

    @Test
    void shouldSayThatNothingIsMounted() {
        // When
        LimitedGroup group = LimitedGroup.make(new Hierarchies(root), "pgfit-1", BOTH);

        // Then
        assertThat(group.exists()).isFalse();
        assertThat(group.refused())
                .contains("no control group for memory is mounted here; no control group for cpu is mounted here");
    }

    @Test
    void shouldKillForRealWhatTakesMoreMemoryThanItMay() throws Exception {
        // Given
        LimitedGroup group = LimitedGroup.make(
                Hierarchies.SYSTEM,
                "pgfit-test-" + UUID.randomUUID(),
                new GroupLimits(OptionalLong.of(16L << 20), OptionalLong.empty()));
        assumeThat(group.memoryLimited()).as("%s", group.refused().orElse("")).isTrue();

        // When
        try (GuardedProcess process = GuardedProcess.start(
                Spec.of("glutton", "sh", "-c", "sleep 2; head -c 67108864 /dev/zero | tail -c 67108864 >/dev/null")
                        .inGroups(group.folders()))) {
            boolean held = holdsWithin(Duration.ofSeconds(1), group, process.pid());
            process.await(Duration.ofSeconds(30));

            // Then
            assertThat(held).isTrue();
            assertThat(group.oomKills()).isPositive();
        }
        assertThat(group.folders()).isNotEmpty().noneMatch(Files::exists);
    }

    /** The guard moves the program before it becomes what was asked for, a moment after its pid is known. */
    private static boolean holdsWithin(Duration patience, LimitedGroup group, long pid) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!group.holds(pid) && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        return group.holds(pid);
    }
}
