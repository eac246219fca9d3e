package dev.pgfit.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads {@link Vitals}: the line {@code cpu} of {@code /proc/stat}, see proc_stat(5), the JVM's collectors, and its CPU time. */
public final class VitalsReader implements VitalsSource {
    /** user nice system idle iowait irq softirq steal; guest time is in user already. */
    private static final int FIELDS = 8;

    private static final int STEAL = 7;

    private final Path stat;

    /** @param proc such as {@code /proc} */
    public VitalsReader(Path proc) {
        this.stat = proc.resolve("stat");
    }

    /** Never fails: what can't be read is 0. */
    @Override
    public Vitals read() {
        long gc = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .map(millis -> Math.max(0, millis))
                .sum();
        long[] ticks = ticks();
        long all = 0;
        for (long each : ticks) {
            all += each;
        }
        return new Vitals(ticks[STEAL], all, gc, processNanos());
    }

    private static long processNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuTime())
                : 0;
    }

    private long[] ticks() {
        long[] ticks = new long[FIELDS];
        try (Stream<String> lines = Files.lines(stat)) {
            String[] words = lines.findFirst().orElse("").trim().split("\\s+", -1);
            for (int i = 0; i < FIELDS && i + 1 < words.length && words[0].equals("cpu"); i++) {
                ticks[i] = Long.parseLong(words[i + 1]);
            }
        } catch (IOException | NumberFormatException unknown) {
            return new long[FIELDS];
        }
        return ticks;
    }
}
