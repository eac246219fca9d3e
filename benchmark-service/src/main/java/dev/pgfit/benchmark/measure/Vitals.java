package dev.pgfit.benchmark.measure;

/**
 * What the machine and this process have spent since they began.
 *
 * @param stealTicks of the machine's processors, taken by its host
 * @param allTicks of the machine's processors, idle or not; 0 where there is no {@code /proc/stat}
 * @param gcMillis pauses of this process's garbage collectors
 */
public record Vitals(long stealTicks, long allTicks, long gcMillis) {
    public static final Vitals NONE = new Vitals(0, 0, 0);

    public Vitals since(Vitals earlier) {
        return new Vitals(stealTicks - earlier.stealTicks, allTicks - earlier.allTicks, gcMillis - earlier.gcMillis);
    }

    public Vitals plus(Vitals other) {
        return new Vitals(stealTicks + other.stealTicks, allTicks + other.allTicks, gcMillis + other.gcMillis);
    }

    /** Share of the machine's time that was stolen; 0 where it can't be known. */
    public double stealShare() {
        return allTicks == 0 ? 0 : (double) stealTicks / allTicks;
    }
}
