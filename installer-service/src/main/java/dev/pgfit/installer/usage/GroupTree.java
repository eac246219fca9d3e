package dev.pgfit.installer.usage;

import dev.pgfit.process.ProcStat;
import dev.pgfit.process.cgroup.ControlGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * The processes of a control group as they are told of when they are programs of this machine: memory (PSS), reading and
 * writing. Taken in the background.
 */
public final class GroupTree {
    private static final Path PROC = Path.of("/proc");
    private static final Duration AGE = Duration.ofMillis(90);
    /** Memory changes quickly, and its peaks matter. */
    private static final int COSTS_ONE_IN = 100;

    private final Refreshed<TreeReading> reading;

    public GroupTree(ControlGroup group) {
        this.reading = new Refreshed<>(TreeReading.NOTHING, AGE, COSTS_ONE_IN, () -> sum(group));
    }

    /** As last seen; empty before, and where their memory isn't ours to look at. */
    public OptionalLong pssBytes() {
        long bytes = reading.get().pssBytes();
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    /** Read from storage by those that live, as last seen. */
    public long ioReadBytes() {
        return reading.get().ioReadBytes();
    }

    /** Written to storage by those that live, as last seen. */
    public long ioWrittenBytes() {
        return reading.get().ioWrittenBytes();
    }

    private static TreeReading sum(ControlGroup group) throws IOException {
        List<Long> processes = group.processes();
        if (processes.isEmpty()) {
            return TreeReading.NOTHING;
        }
        // who may not look at one gets an error here
        Files.readAllBytes(PROC.resolve(processes.getFirst().toString()).resolve("smaps_rollup"));
        return TreeReading.of(
                PROC,
                processes.stream()
                        .flatMap(pid -> ProcStat.read(PROC, pid).stream())
                        .toList());
    }
}
