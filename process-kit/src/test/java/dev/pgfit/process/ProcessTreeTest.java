package dev.pgfit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {
    @TempDir
    Path proc;

    @Test
    void shouldFindDescendantsAndOrphansOfTheSession() throws IOException {
        // Given
        process(10, 1, 10, "guard");
        process(11, 10, 10, "postgres");
        process(12, 11, 12, "walwriter (of) postgres");
        process(13, 1, 10, "orphan");
        process(14, 13, 99, "orphan's child");
        process(20, 1, 20, "stranger");

        // When
        var tree = ProcessTree.of(proc, 10);

        // Then
        assertThat(tree).extracting(ProcStat::pid).containsExactlyInAnyOrder(10L, 11L, 12L, 13L, 14L);
        assertThat(tree).extracting(ProcStat::pid).startsWith(10L);
    }

    @Test
    void shouldReadNamesThatHoldParentheses() {
        // Given
        String line = "12 (a ) (b) c) S 11 12 12 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 3 0 777 1000 50";

        // When
        ProcStat stat = ProcStat.parse(line);

        // Then
        assertThat(stat).isEqualTo(new ProcStat(12, "a ) (b) c", 'S', 11, 12, 11, 15, 3, 777));
    }

    @Test
    void shouldRefuseALineCutShort() {
        // When / Then
        assertThatThrownBy(() -> ProcStat.parse("12 (x) S 1 2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNotKillAPidThatBelongsToSomebodyElseNow() throws Exception {
        // Given
        Process other = new ProcessBuilder("sleep", "60").start();
        Identity before = new Identity(other.pid(), 1);

        // When
        boolean gone = ProcessTree.kill(before, Duration.ZERO);

        // Then
        assertThat(gone).isTrue();
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly().waitFor();
    }

    @Test
    void shouldKillAWholeTree() throws Exception {
        // Given
        Process shell = new ProcessBuilder("sh", "-c", "sleep 61 & sleep 62 & wait").start();
        Identity root = Identity.of(shell.pid()).orElseThrow();
        while (ProcessTree.of(shell.pid()).size() < 3) {
            Thread.sleep(10);
        }
        var before = ProcessTree.of(shell.pid());

        // When
        boolean gone = ProcessTree.kill(root, Duration.ofSeconds(1));

        // Then
        assertThat(gone).isTrue();
        assertThat(before).hasSize(3).noneMatch(stat -> stat.identity().isAlive());
    }

    private void process(long pid, long parent, long session, String name) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                "%d (%s) S %d %d %d 0 -1 0 0 0 0 0 1 2 3 4 20 0 1 0 %d 0 0\n"
                        .formatted(pid, name, parent, session, session, pid * 10));
    }
}
