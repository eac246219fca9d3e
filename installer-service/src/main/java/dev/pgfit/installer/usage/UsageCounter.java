package dev.pgfit.installer.usage;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.process.Folders;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.ProcStat;
import dev.pgfit.process.ProcessTree;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts for one start of a candidate. Counters never go back: a process that ends between two reads of {@code /proc}
 * could make a sum smaller for a moment.
 */
public final class UsageCounter {
    private static final Duration ABOUT_A_SECOND = Duration.ofMillis(950);

    private final CandidateKind kind;
    private final GuardedProcess process;
    private final int restarts;
    private final Refreshed<Long> disk;
    private final Refreshed<SocketBytes.Bytes> network;
    private final Optional<Path> guest;
    private double cpuSeconds;
    private long ioRead;
    private long ioWritten;

    /**
     * @param port that it listens on
     * @param data its data folder
     * @param restarts how often it was started before
     * @param guest the file of a virtual machine's own figures; empty when it is none
     */
    public UsageCounter(
            CandidateKind kind, GuardedProcess process, int port, Path data, int restarts, Optional<Path> guest) {
        this.kind = kind;
        this.process = process;
        this.restarts = restarts;
        this.guest = guest;
        this.disk = new Refreshed<>(Folders.diskBytes(data), ABOUT_A_SECOND, () -> Folders.diskBytes(data));
        SocketBytes sockets = new SocketBytes(port);
        this.network = new Refreshed<>(SocketBytes.Bytes.NONE, ABOUT_A_SECOND, sockets::look);
    }

    /** Everybody on the machine: one walk that serves several candidates. */
    public static List<ProcStat> everybody() {
        return ProcessTree.everybody();
    }

    /** Reads now, but takes who is whose child from a walk just made. */
    public synchronized CandidateUsage read(List<ProcStat> everybody) {
        Instant at = Instant.now();
        if (!process.isAlive()) {
            return new CandidateUsage(kind, at, false, restarts, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);
        }
        List<ProcStat> tree = TreeReading.programs(ProcessTree.of(everybody, process.guardPid()), process);
        TreeReading reading = TreeReading.of(Path.of("/proc"), tree);
        cpuSeconds = Math.max(cpuSeconds, reading.cpuSeconds());
        ioRead = Math.max(ioRead, reading.ioReadBytes());
        ioWritten = Math.max(ioWritten, reading.ioWrittenBytes());
        SocketBytes.Bytes bytes = network.get();
        return new CandidateUsage(
                kind,
                at,
                true,
                restarts,
                cpuSeconds,
                reading.rssBytes(),
                reading.pssBytes(),
                ioRead,
                ioWritten,
                bytes.received(),
                bytes.sent(),
                disk.get(),
                reading.processes(),
                reading.threads(),
                guest.flatMap(file -> GuestFile.read(file, at)).orElse(null));
    }
}
