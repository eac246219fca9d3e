package dev.pgfit.process.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
    @TempDir
    Path root;

    @Test
    void shouldCountWithVersion2() {
        // Given
        RecordedTree tree = RecordedTree.ofVersion2(root);

        // When
        ControlGroup group = ControlGroup.of(tree.hierarchies(), 7).orElseThrow();

        // Then
        assertThat(group.version()).isEqualTo("cgroup v2");
        assertThat(group.processes()).containsExactly(7L, 19L, 20L);
        assertThat(group.count())
                .contains(new GroupCount(
                        1_234_567_000L, 91_533_312, 41_533_440, 42_348_544, 12_345_344, 4196, 1_048_600, 3, 6, 1));
        assertThat(group.count().orElseThrow().workingSetBytes()).isEqualTo(49_999_872);
    }

    @Test
    void shouldCountWithVersion1() {
        // Given
        RecordedTree tree = RecordedTree.ofVersion1(root);

        // When
        ControlGroup group = ControlGroup.of(tree.hierarchies(), 7).orElseThrow();

        // Then
        assertThat(group.version()).isEqualTo("cgroup v1");
        assertThat(group.count())
                .contains(new GroupCount(
                        987_654_321L, 50_331_648, 4_000_000, 30_000_000, 10_000_000, 301, 5002, 2, 3, 2));
    }

    @Test
    void shouldCountWhatIsThereOfVersion1() {
        // Given
        RecordedTree tree = RecordedTree.ofVersion1(root);
        tree.write("proc/7/cgroup", "4:memory:/libpod_parent/libpod-9c01\n");

        // When
        ControlGroup group = ControlGroup.of(tree.hierarchies(), 7).orElseThrow();

        // Then
        assertThat(group.count()).hasValueSatisfying(count -> {
            assertThat(count.cpuNanos()).isZero();
            assertThat(count.memoryBytes()).isEqualTo(50_331_648);
        });
    }

    @Test
    void shouldFindNoneWhereNoneCanBeSeen() {
        // Given
        RecordedTree tree = RecordedTree.ofVersion2(root);
        tree.write("proc/8/cgroup", "0::/../elsewhere\n");

        // When / Then
        assertThat(ControlGroup.of(tree.hierarchies(), 8)).isEmpty();
        assertThat(ControlGroup.of(tree.hierarchies(), 404)).isEmpty();
    }
}
