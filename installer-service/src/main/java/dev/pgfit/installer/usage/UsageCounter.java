package dev.pgfit.installer.usage;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.process.Folders;
import dev.pgfit.process.GuardedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts for one start of a candidate. Counters never go back: a process that ends between two reads of {@code /proc}
 * could make a sum smaller for a moment.
 */
public final class UsageCounter implements AutoCloseable {
    private static final Duration ABOUT_A_SECOND = Duration.ofMillis(950);

    private final CandidateKind kind;
    private final GuardedProcess process;
    private final int port;
    private final int restarts;
    private final Refreshed<Long> disk;
    private final Optional<Path> guest;
    private final TreeWatch tree;
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
        this.port = port;
        this.restarts = restarts;
        this.guest = guest;
        this.disk = new Refreshed<>(Folders.diskBytes(data), ABOUT_A_SECOND, () -> Folders.diskBytes(data));
        this.tree = new TreeWatch(process);
        Sockets.forget(port);
    }

    /** Reads now, but takes who is there from a look just made. */
    public synchronized CandidateUsage read(Everybody everybody) {
        Instant at = Instant.now();
        if (!process.isAlive()) {
            tree.close();
            return CandidateUsage.absent(kind, at, restarts);
        }
        TreeReading reading = tree.read(everybody.listing());
        cpuSeconds = Math.max(cpuSeconds, reading.cpuSeconds());
        ioRead = Math.max(ioRead, reading.ioReadBytes());
        ioWritten = Math.max(ioWritten, reading.ioWrittenBytes());
        SocketBytes.Bytes bytes = Sockets.of(port);
        return new CandidateUsage(
                kind,
                at,
                true,
                restarts,
                cpuSeconds,
                reading.rssBytes(),
                reading.pssBytes(),
                reading.anonymousBytes(),
                ioRead,
                ioWritten,
                bytes.received(),
                bytes.sent(),
                disk.get(),
                reading.processes(),
                reading.threads(),
                guest.flatMap(file -> GuestFile.read(file, at)).orElse(null),
                null);
    }

    @Override
    public synchronized void close() {
        tree.close();
    }
}
