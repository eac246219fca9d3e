package dev.pgfit.installer.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgfit.process.CpuClock;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real trees whose processes come and go between two readings, against what the kernel says at their end. */
class ForkingTreeTest {
    private static final String BURN = "i=0; while [ $i -lt 3000 ]; do i=$((i+1)); done";
    private static final String SHORT_CHILDREN =
            "n=0; while [ $n -lt 2500 ]; do ( j=0; while [ $j -lt 300 ]; do j=$((j+1)); done ); n=$((n+1)); done";
    private static final String WORKERS = "for w in 1 2 3 4 5 6; do ( n=0; while [ $n -lt 150 ]; do ( " + BURN
            + " ); n=$((n+1)); done ) & done; wait";

    /** The kernel's own figure is in ticks of 10 ms, for user and system time each. */
    private static final double TICKS = 0.02;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {SHORT_CHILDREN, WORKERS})
    void shouldAgreeWithTheKernelWithinOnePercentAndItsTicks(String work) throws Exception {
        // Given
        Path done = folder.resolve("done");
        GuardedProcess process = start(work + "; : >" + done + "; read -r line <" + fifo());
        double told = 0;

        // When
        try (process;
                TreeWatch tree = watch(process)) {
            Census census = new Census(Path.of("/proc"));
            while (!Files.exists(done)) {
                told = tree.read(census.look()).cpuSeconds();
                Thread.sleep(100);
            }
            told = tree.read(census.look()).cpuSeconds();
            Files.writeString(folder.resolve("fifo"), "\n");
            process.exitCode().join();
        }

        // Then
        assertThat(told).isGreaterThan(0.5);
        double kernels = process.cpuSecondsAtEnd();
        assertThat(told).isCloseTo(kernels, within(kernels / 100 + TICKS));
    }

    @Test
    void shouldKnowTheClockOfAnyProcess() throws Exception {
        // Given
        CpuClock clock = new CpuClock();
        GuardedProcess process = start(BURN + "; read -r line <" + fifo());

        // When / Then
        try (process) {
            Thread.sleep(200);
            assertThat(clock.nanos(process.pid())).isPositive();
            assertThat(clock.nanos(Integer.MAX_VALUE)).isEqualTo(CpuClock.NONE);
        }
    }

    private TreeWatch watch(GuardedProcess process) {
        // no control groups there: what the kernel counts for one is not to be used
        return new TreeWatch(Path.of("/proc"), folder, process.guardPid(), process.pid(), new CpuClock()::nanos);
    }

    private GuardedProcess start(String script) throws Exception {
        return GuardedProcess.start(Spec.of("forking", List.of("sh", "-c", script)));
    }

    private Path fifo() throws Exception {
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        return fifo;
    }
}
