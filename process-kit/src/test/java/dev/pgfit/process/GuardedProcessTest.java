package dev.pgfit.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void shouldGiveExitCodeOutputAndCpuTime() throws Exception {
        // Given
        Path log = folder.resolve("log");
        Spec spec = Spec.of(
                        "shell",
                        "sh",
                        "-c",
                        "echo out; echo $GREETING >&2; i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; exit 7")
                .with("GREETING", "hello")
                .loggingTo(log);

        List<String> heard = new CopyOnWriteArrayList<>();

        // When
        try (GuardedProcess process = GuardedProcess.start(spec, heard::add)) {
            Optional<Integer> code = process.await(LONG);

            // Then
            assertThat(heard).containsExactly("out", "hello");
            assertThat(code).contains(7);
            assertThat(process.isAlive()).isFalse();
            assertThat(process.outputTail(5)).containsExactly("out", "hello");
            assertThat(process.cpuSecondsAtEnd()).isPositive();
        }
        assertThat(log).hasContent("out\nhello");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        // When
        try (GuardedProcess process = GuardedProcess.start(Spec.of("nothing", "/no/such/program"))) {
            // Then
            assertThat(process.await(LONG)).contains(127);
            assertThat(process.outputTail(5).toString()).contains("/no/such/program");
        }
    }

    @Test
    void shouldEndStubbornTreesAndRemoveTheirFilesWhenStopped() throws Exception {
        // Given
        Path temporary = Files.createDirectories(folder.resolve("with blank/and more"));
        Path records = folder.resolve("records");
        Spec spec = Spec.of("stubborn", "sh", "-c", "trap '' TERM; setsid sleep 71 & sleep 72 & wait; sleep 73")
                .stoppedBy("TERM", Duration.ofSeconds(1))
                .removing(temporary)
                .recordedIn(records);
        GuardedProcess process = GuardedProcess.start(spec);
        List<ProcStat> tree = treeOf(process, 5);
        assertThat(Files.list(records)).hasSize(1);

        // When
        process.stop();

        // Then
        assertThat(tree).noneMatch(stat -> stat.identity().isAlive());
        assertThat(temporary).doesNotExist();
        assertThat(Files.list(records)).isEmpty();
    }

    @Test
    void shouldKeepFilesWhenAsked() throws Exception {
        // Given
        Path temporary = Files.createDirectories(folder.resolve("data"));
        Path records = folder.resolve("records");
        GuardedProcess process = GuardedProcess.start(
                Spec.of("sleep", "sleep", "74").removing(temporary).recordedIn(records));

        // When
        process.stopKeepingFiles();

        // Then
        assertThat(process.exitCode().get(5, TimeUnit.SECONDS)).isEqualTo(143);
        assertThat(temporary).exists();
        assertThat(Files.list(records)).isEmpty();
    }

    @Test
    void shouldTellWhenTheProgramDies() throws Exception {
        // Given
        Path temporary = Files.createDirectories(folder.resolve("data"));
        GuardedProcess process =
                GuardedProcess.start(Spec.of("sleep", "sleep", "75").removing(temporary));

        // When
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();

        // Then
        assertThat(process.await(LONG)).contains(137);
        assertThat(temporary).exists();
        process.stop();
        assertThat(temporary).doesNotExist();
    }

    @Test
    void shouldLeaveNothingWhenTheOwnerIsKilled() throws Exception {
        // Given
        Path temporary = Files.createDirectories(folder.resolve("data"));
        Path records = folder.resolve("records");
        Process owner = owner(temporary, records);
        String guard = owner.inputReader().readLine();
        List<ProcStat> tree = ProcessTree.of(Long.parseLong(guard));
        assertThat(tree).hasSizeGreaterThanOrEqualTo(3);

        // When
        owner.destroyForcibly().waitFor();

        // Then
        assertThat(ProcessTree.await(tree.stream().map(ProcStat::identity).toList(), LONG))
                .isTrue();
        assertThat(temporary).doesNotExist();
        assertThat(Files.list(records)).isEmpty();
    }

    @Test
    void shouldReapWhatAKilledOwnerAndAKilledGuardLeft() throws Exception {
        // Given
        Path temporary = Files.createDirectories(folder.resolve("data"));
        Path records = folder.resolve("records");
        Process owner = owner(temporary, records);
        List<ProcStat> tree = ProcessTree.of(Long.parseLong(owner.inputReader().readLine()));
        ProcStat program = tree.stream()
                .filter(stat -> stat.name().equals("sleep"))
                .findFirst()
                .orElseThrow();
        for (ProcStat stat : tree) {
            if (stat.pid() != program.pid()) {
                ProcessHandle.of(stat.pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
        }

        // When
        List<Reaper.Reaped> tooEarly = Reaper.reap(records);
        owner.destroyForcibly().waitFor();
        List<Reaper.Reaped> reaped = Reaper.reap(records);

        // Then
        assertThat(tooEarly).isEmpty();
        assertThat(reaped).containsExactly(new Reaper.Reaped("orphan", true, List.of(temporary)));
        assertThat(program.identity().isAlive()).isFalse();
        assertThat(temporary).doesNotExist();
        assertThat(Files.list(records)).isEmpty();
    }

    private Process owner(Path temporary, Path records) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        temporary.toString(),
                        records.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<ProcStat> treeOf(GuardedProcess process, int atLeast) throws InterruptedException {
        List<ProcStat> tree = ProcessTree.of(process.guardPid());
        while (tree.size() < atLeast) {
            Thread.sleep(10);
            tree = ProcessTree.of(process.guardPid());
        }
        return tree;
    }

    /** A JVM of its own that starts a guarded program, says the guard's pid, and waits to be killed. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            GuardedProcess process = GuardedProcess.start(Spec.of("orphan", "sleep", "300")
                    .removing(Path.of(arguments[0]))
                    .recordedIn(Path.of(arguments[1])));
            while (ProcessTree.of(process.guardPid()).size() < 3) {
                Thread.sleep(10);
            }
            System.out.println(process.guardPid());
            Thread.sleep(LONG.toMillis() * 10);
        }
    }
}
