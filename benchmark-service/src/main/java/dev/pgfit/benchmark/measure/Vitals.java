package dev.pgfit.benchmark.measure;

/**
 * What the machine and this process have spent since they began.
 *
 * @param stealTicks of the machine's processors, taken by its host
 * @param allTicks of the machine's processors, idle or not; 0 where there is no {@code /proc/stat}
 * @param gcMillis pauses of this process's garbage collectors
 * @param processNanos CPU time of all threads of this process; 0 where it can't be known
 */
public record Vitals(long stealTicks, long allTicks, long gcMillis, long processNanos) {
    public static final Vitals NONE = new Vitals(0, 0, 0, 0);
    /** USER_HZ, 100 on every Linux that Java runs on. */
    private static final double NANOS_PER_TICK = 1e7;

    public Vitals since(Vitals earlier) {
        return new Vitals(
                stealTicks - earlier.stealTicks,
                allTicks - earlier.allTicks,
                gcMillis - earlier.gcMillis,
                processNanos - earlier.processNanos);
    }

    public Vitals plus(Vitals other) {
        return new Vitals(
                stealTicks + other.stealTicks,
                allTicks + other.allTicks,
                gcMillis + other.gcMillis,
                processNanos + other.processNanos);
    }

    /**
     * Share of the machine's time that this process's other threads took from the candidate: those that compile, collect,
     * and carry messages. 0 where it can't be known.
     *
     * @param loopNanos CPU time of the thread that makes the load
     */
    public double otherThreadsShare(long loopNanos) {
        return allTicks == 0 || processNanos == 0 || loopNanos == 0
                ? 0
                : Math.max(0, processNanos - loopNanos) / (allTicks * NANOS_PER_TICK);
    }

    /** Share of the machine's time that was stolen; 0 where it can't be known. */
    public double stealShare() {
        return allTicks == 0 ? 0 : (double) stealTicks / allTicks;
    }
}
