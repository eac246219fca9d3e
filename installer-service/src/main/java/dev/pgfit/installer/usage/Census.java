package dev.pgfit.installer.usage;

import dev.pgfit.process.CpuClock;
import dev.pgfit.process.ProcStat;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which processes there are on this machine (or in this container). Listing {@code /proc} is dear, so it is done every ten
 * seconds. In between, the kernel tells in {@code /proc/loadavg} which pid it gave away last: the few since are asked for
 * their clock, which only a process has, not a thread; where they are many, {@code /proc} is listed. Thread-safe.
 */
final class Census {
    private static final long LISTED_EVERY = Duration.ofSeconds(10).toNanos();
    private static final long FEW = 256;

    private final Path proc;
    private final File folder;
    private final LongUnaryOperator clock;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256);
    private @Nullable ProcFile loadavg;
    private long lastPid = -1;
    private long lastPidBefore = -1;
    private long listedAt;
    private Listing listing;

    /** Who was there. For one thread at a time. */
    static final class Listing {
        private final Path proc;
        private final long number;
        private final long[] pids;
        private final Map<Long, Optional<ProcStat>> stats = new HashMap<>();

        private Listing(Path proc, long number, long[] pids) {
            this.proc = proc;
            this.number = number;
            this.pids = pids;
        }

        /** Grows with each listing that may have somebody new. */
        long number() {
            return number;
        }

        /** Ascending. */
        long[] pids() {
            return pids;
        }

        /** Read once for all who ask; empty when it has gone. */
        synchronized Optional<ProcStat> stat(long pid) {
            return stats.computeIfAbsent(pid, one -> ProcStat.read(proc, one));
        }
    }

    Census(Path proc) {
        this(proc, new CpuClock()::nanos);
    }

    /** @param clock CPU nanoseconds of a process, or {@link CpuClock#NONE} for all that is none */
    Census(Path proc, LongUnaryOperator clock) {
        this.proc = proc;
        this.folder = proc.toFile();
        this.clock = clock;
        this.listing = new Listing(proc, 0, new long[0]);
    }

    synchronized Listing look() {
        long now = System.nanoTime();
        long newest = newestPid();
        long more = newest - lastPid;
        boolean told = newest > 0 && lastPid > 0 && clock.applyAsLong(1) != CpuClock.NONE;
        if (!told || more < 0 || more > FEW || now - listedAt > LISTED_EVERY) {
            listing = new Listing(proc, listing.number() + 1, list());
            listedAt = now;
        } else if (more > 0 || lastPid > lastPidBefore) {
            // the pid of one that was about to be born at the last look had been given away, but had no clock yet
            long[] born = LongStream.rangeClosed(Math.max(newest - FEW, Math.min(lastPidBefore, lastPid)) + 1, newest)
                    .filter(pid -> Arrays.binarySearch(listing.pids(), pid) < 0)
                    .filter(pid -> clock.applyAsLong(pid) != CpuClock.NONE)
                    .toArray();
            listing = born.length == 0 ? listing : new Listing(proc, listing.number() + 1, with(born));
        }
        lastPidBefore = lastPid;
        lastPid = newest;
        return listing;
    }

    private long[] with(long[] born) {
        return LongStream.concat(Arrays.stream(listing.pids()), Arrays.stream(born))
                .sorted()
                .distinct()
                .toArray();
    }

    private long[] list() {
        String[] names = folder.list();
        if (names == null) {
            throw new IllegalStateException("Cannot read " + proc + ": pgfit needs Linux");
        }
        return Arrays.stream(names)
                .filter(name -> Character.isDigit(name.charAt(0)))
                .mapToLong(Long::parseLong)
                .sorted()
                .toArray();
    }

    /** The last of the five fields; -1 when it can't be read, 0 in sandboxes that make the file up. */
    private long newestPid() {
        try {
            if (loadavg == null) {
                loadavg = new ProcFile(proc.resolve("loadavg"));
            }
            ByteBuffer text = loadavg.into(buffer);
            Digits.skip(text, 4);
            return text.hasRemaining() ? Digits.next(text) : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
