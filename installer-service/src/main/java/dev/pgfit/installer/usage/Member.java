package dev.pgfit.installer.usage;

import dev.pgfit.process.CpuClock;
import dev.pgfit.process.ProcStat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** One process of a candidate's tree, read again and again. Not thread-safe. */
final class Member implements AutoCloseable {
    private static final long TICK_NANOS = 1_000_000_000L / ProcStat.TICKS_PER_SECOND;
    /** Storage bytes are of use by the window, not by the sample. */
    private static final long HALF_A_SECOND = Duration.ofMillis(450).toNanos();

    /** Of one that has not run, only others can have changed something: its pages, by taking them. */
    private static final long A_SECOND = Duration.ofSeconds(1).toNanos();

    private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(4096);

    private final long pid;
    private final Path folder;
    private final long startTicks;
    private final ProcFile stat;
    private final @Nullable ProcFile statm;
    private final @Nullable ProcFile io;
    private final Memory memory;
    private long clockThen = CpuClock.NONE;
    private long readAt;
    private long parent;
    private long ownNanos;
    private long childNanos;
    private int threads;
    private boolean dead;
    private long ioAt;
    private long ioRead;
    private long ioWritten;

    /** @throws IOException when it has gone already */
    Member(Path proc, ProcStat seen) throws IOException {
        pid = seen.pid();
        startTicks = seen.startTicks();
        folder = proc.resolve(Long.toString(pid));
        memory = new Memory(folder);
        stat = new ProcFile(folder.resolve("stat"));
        statm = ifThere(folder.resolve("statm"));
        io = ifThere(folder.resolve("io"));
    }

    /** What a look at it came to; a zombie is still there. */
    enum Look {
        SAME,
        READ,
        GONE
    }

    /**
     * Reads all but the dear figure of memory, unless it has not run since.
     *
     * @param clock CPU nanoseconds of a pid, or {@link CpuClock#NONE}
     */
    Look look(LongUnaryOperator clock) {
        synchronized (BUFFER) {
            try {
                long exact = clock.applyAsLong(pid);
                long now = System.nanoTime();
                if (hasNotRun(exact) && now - readAt < A_SECOND) {
                    return Look.SAME;
                }
                clockThen = exact;
                readAt = now;
                if (!take(stat.into(BUFFER), exact)) {
                    return Look.GONE;
                }
                if (!dead && statm != null) {
                    ByteBuffer text = statm.into(BUFFER);
                    Digits.next(text);
                    memory.counted(Digits.next(text), Digits.next(text));
                }
                readIo();
                return Look.READ;
            } catch (IOException gone) {
                return Look.GONE;
            }
        }
    }

    private boolean hasNotRun(long exact) {
        return exact != CpuClock.NONE && exact == clockThen;
    }

    private boolean take(ByteBuffer text, long exact) {
        int close = text.limit() - 1;
        while (close > 0 && text.get(close) != ')') {
            close--;
        }
        if (close <= 0 || close + 2 >= text.limit()) {
            return false;
        }
        dead = text.get(close + 2) == 'Z' || text.get(close + 2) == 'X';
        text.position(close + 3);
        parent = Digits.next(text);
        Digits.skip(text, 9);
        long ticks = Digits.next(text) + Digits.next(text);
        long childTicks = Digits.next(text) + Digits.next(text);
        // two numbers, each rounded down: half a tick is missing of each on the average
        childNanos = childTicks == 0 ? 0 : childTicks * TICK_NANOS + TICK_NANOS;
        Digits.skip(text, 2);
        threads = (int) Digits.next(text);
        ownNanos = Math.max(ownNanos, exact == CpuClock.NONE ? ticks * TICK_NANOS : exact);
        return true;
    }

    private void readIo() {
        try {
            long now = System.nanoTime();
            if (!dead && io != null && (ioAt == 0 || now - ioAt > HALF_A_SECOND)) {
                ioAt = now;
                ByteBuffer text = io.into(BUFFER);
                ioRead = Digits.after("read_bytes:", text);
                ioWritten = Digits.after("write_bytes:", text);
            }
        } catch (IOException e) {
            // not ours to read any more: the last figures stand
        }
    }

    CpuLedger.Seen cpu() {
        return new CpuLedger.Seen(pid, startTicks, parent, ownNanos, childNanos);
    }

    Memory memory() {
        return memory;
    }

    long pid() {
        return pid;
    }

    boolean isDead() {
        return dead;
    }

    int threads() {
        return threads;
    }

    long ioRead() {
        return ioRead;
    }

    long ioWritten() {
        return ioWritten;
    }

    @Override
    public void close() {
        stat.close();
        if (statm != null) {
            statm.close();
        }
        if (io != null) {
            io.close();
        }
    }

    private static @Nullable ProcFile ifThere(Path file) {
        try {
            return Files.exists(file) ? new ProcFile(file) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
