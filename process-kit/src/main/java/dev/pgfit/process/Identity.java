package dev.pgfit.process;

import java.util.Optional;

/**
 * One process, for good: the kernel gives a pid away again, but never together with the same start time.
 *
 * @param startTicks field 22 of {@code /proc/<pid>/stat}: start after boot, in clock ticks
 */
public record Identity(long pid, long startTicks) {

    /** Who this pid is now; empty when nobody. */
    public static Optional<Identity> of(long pid) {
        return ProcStat.read(ProcessTree.PROC, pid).map(ProcStat::identity);
    }

    /** This JVM. */
    public static Identity self() {
        return of(ProcessHandle.current().pid())
                .orElseThrow(() -> new IllegalStateException("/proc is not there: pgfit needs Linux"));
    }

    /** Whether this very process is still there and not a zombie. */
    public boolean isAlive() {
        return ProcStat.read(ProcessTree.PROC, pid)
                .filter(stat -> stat.startTicks() == startTicks && !stat.isDead())
                .isPresent();
    }
}
