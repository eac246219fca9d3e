package dev.pgfit.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's own clock of a process's CPU time: user and system time of all its threads, those that have ended
 * included, in nanoseconds. {@code /proc/<pid>/stat} shows the same rounded down to a hundredth of a second, twice.
 *
 * <p>It is {@code clock_gettime(2)} on the clock that {@code clock_getcpuclockid(3)} names; any process may be asked for,
 * without privileges. Costs under a microsecond and opens no file. Not for several threads at once.
 */
public final class CpuClock {
    /** What is answered for a process that isn't there, or where the clocks can't be had. */
    public static final long NONE = -1;

    /** CPUCLOCK_SCHED: the scheduler's count, of a process rather than a thread. */
    private static final int SCHEDULED = 2;

    /** The kernel gives away no higher ones; a clock has no room for much higher ones. */
    private static final long HIGHEST_PID = 1L << 22;

    private static final long NANOS = 1_000_000_000L;
    private static final @Nullable MethodHandle CLOCK_GETTIME = find();

    private final MemorySegment time = Arena.ofAuto().allocate(16, 8);

    /** CPU nanoseconds that the process has used so far; {@link #NONE} when that can't be told. */
    public long nanos(long pid) {
        if (CLOCK_GETTIME == null || pid <= 0 || pid > HIGHEST_PID) {
            return NONE;
        }
        try {
            int failed = (int) CLOCK_GETTIME.invokeExact(((int) ~pid << 3) | SCHEDULED, time);
            return failed != 0
                    ? NONE
                    : time.get(ValueLayout.JAVA_LONG, 0) * NANOS + time.get(ValueLayout.JAVA_LONG, Long.BYTES);
        } catch (Throwable e) {
            return NONE;
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("clock_gettime")
                    .map(function -> linker.downcallHandle(
                            function,
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS)))
                    .orElse(null);
        } catch (RuntimeException | LinkageError e) {
            return null; // the ticks of /proc will have to do
        }
    }
}
