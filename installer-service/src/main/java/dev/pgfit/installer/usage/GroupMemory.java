package dev.pgfit.installer.usage;

import dev.pgfit.process.ProcStat;
import dev.pgfit.process.cgroup.ControlGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Memory (PSS) of all processes of a control group, as it is told of programs of this machine, taken in the background. */
public final class GroupMemory {
    private static final Path PROC = Path.of("/proc");
    private static final Duration AGE = Duration.ofMillis(90);
    /** Memory changes quickly, and its peaks matter. */
    private static final int COSTS_ONE_IN = 100;

    private final Refreshed<Long> pss;

    public GroupMemory(ControlGroup group) {
        this.pss = new Refreshed<>(0L, AGE, COSTS_ONE_IN, () -> sum(group));
    }

    /** As last seen; empty before, and where their memory isn't ours to look at. */
    public OptionalLong pssBytes() {
        long bytes = pss.get();
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static long sum(ControlGroup group) throws IOException {
        List<Long> processes = group.processes();
        if (processes.isEmpty()) {
            return 0;
        }
        // who may not look at one gets an error here
        Files.readAllBytes(PROC.resolve(processes.getFirst().toString()).resolve("smaps_rollup"));
        return TreeReading.of(
                        PROC,
                        processes.stream()
                                .flatMap(pid -> ProcStat.read(PROC, pid).stream())
                                .toList())
                .pssBytes();
    }
}
