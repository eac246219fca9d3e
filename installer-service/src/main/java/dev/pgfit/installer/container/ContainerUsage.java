package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.installer.usage.FolderSize;
import dev.pgfit.installer.usage.GroupTree;
import dev.pgfit.process.cgroup.ControlGroup;
import dev.pgfit.process.cgroup.GroupCount;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts for one start of a container from its control group, where that can be seen from here. Memory is that of its
 * processes as elsewhere (PSS), with what the group has charged where they can't be looked at; resident memory is the group's
 * working set, which is what counts against its limit. Thread-safe.
 */
final class ContainerUsage {
    private final RunningContainer container;
    private final ControlGroup group;
    private final FolderSize disk;
    private final GroupTree tree;
    private final long pid;
    private GroupCount last = new GroupCount(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    ContainerUsage(RunningContainer container, ControlGroup group, long pid) {
        this.container = container;
        this.group = group;
        this.pid = pid;
        this.tree = new GroupTree(group);
        this.disk = new FolderSize(
                Path.of("/proc", Long.toString(pid), "root" + container.plan().data()));
    }

    /** Whether it is about this process's life. */
    boolean isOf(long first) {
        return pid == first;
    }

    /** Now; empty when the group is gone. */
    synchronized Optional<CandidateUsage> read(int restarts) {
        Instant at = Instant.now();
        Optional<GroupCount> now = group.count().filter(count -> count.processes() > 0);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        GroupCount count = now.get();
        last = new GroupCount(
                Math.max(last.cpuNanos(), count.cpuNanos()),
                count.memoryBytes(),
                count.reclaimableBytes(),
                count.residentBytes(),
                count.anonymousBytes(),
                // on some kernels the group's own count stays at zero
                Math.max(last.ioReadBytes(), Math.max(count.ioReadBytes(), tree.ioReadBytes())),
                Math.max(last.ioWrittenBytes(), Math.max(count.ioWrittenBytes(), tree.ioWrittenBytes())),
                count.processes(),
                count.threads(),
                count.oomKills());
        NetworkBytes network = NetworkBytes.of(Path.of("/proc", Long.toString(pid), "net/dev"));
        return Optional.of(new CandidateUsage(
                container.plan().kind(),
                at,
                true,
                restarts,
                last.cpuNanos() / 1e9,
                last.workingSetBytes(),
                tree.pssBytes().orElse(last.residentBytes()),
                last.anonymousBytes(),
                last.ioReadBytes(),
                last.ioWrittenBytes(),
                network.received(),
                network.sent(),
                disk.bytes(),
                last.processes(),
                last.threads(),
                null,
                null));
    }
}
