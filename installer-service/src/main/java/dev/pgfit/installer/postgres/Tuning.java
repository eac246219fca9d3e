package dev.pgfit.installer.postgres;

import dev.pgfit.contracts.Limits;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings for one user on a small machine. Nothing here gives up safety: {@code fsync}, {@code full_page_writes} and
 * {@code synchronous_commit} stay on.
 */
public final class Tuning {
    private static final long MEGABYTE = 1024L * 1024;
    private static final int FIRST_WITH_IO_METHOD = 18;
    private static final long SMALL = 512 * MEGABYTE;

    private Tuning() {}

    /**
     * Settings for a virtual machine's guest, which has nothing but PostgreSQL in it: the same as on a host, but for
     * the sizes that its memory forbids.
     *
     * @param memoryBytes what the guest is given
     * @param major PostgreSQL's major version
     */
    public static Map<String, String> ofGuest(long memoryBytes, int major) {
        long megabytes = memoryBytes / MEGABYTE;
        Map<String, String> settings = of(memoryBytes, major);
        settings.put("shared_buffers", between(16, megabytes / 8, 128));
        settings.put("effective_cache_size", between(32, megabytes / 2, 4096));
        settings.put("maintenance_work_mem", between(8, megabytes / 8, 32));
        // a backend takes about 2 MB of its own, more when it works
        settings.put("max_connections", Long.toString(Math.clamp(megabytes / 5 * 2, 24, 50)));
        settings.put("max_wal_size", "64MB");
        settings.put("min_wal_size", "32MB");
        return settings;
    }

    /**
     * Settings for a server that may be limited: as on a machine of that size, and with little memory as in a small guest.
     *
     * @param machineBytes what there is without a limit
     */
    public static Map<String, String> within(@Nullable Limits limits, long machineBytes, int major) {
        if (limits == null || limits.memory() == null) {
            return of(machineBytes, major);
        }
        long bytes = Math.min(machineBytes, limits.memory().whole());
        return bytes < SMALL ? ofGuest(bytes, major) : of(bytes, major);
    }

    /**
     * Settings by name.
     *
     * @param memoryBytes what the machine (or its container) has
     * @param major PostgreSQL's major version
     */
    public static Map<String, String> of(long memoryBytes, int major) {
        Map<String, String> settings = new TreeMap<>();
        // a 64th: one user's working set is small, and the kernel caches what doesn't fit
        settings.put("shared_buffers", between(32, memoryBytes / MEGABYTE / 64, 128));
        settings.put("effective_cache_size", between(128, memoryBytes / MEGABYTE / 4, 4096));
        settings.put("work_mem", "4MB");
        settings.put("maintenance_work_mem", "32MB");
        settings.put("max_connections", "50");
        settings.put("wal_level", "logical"); // Supabase's realtime needs it
        settings.put("max_wal_size", "256MB");
        settings.put("min_wal_size", "80MB");
        settings.put("jit", "off"); // compiling costs more than short queries take
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("max_worker_processes", "4");
        settings.put("autovacuum_max_workers", "1");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        if (major >= FIRST_WITH_IO_METHOD) {
            settings.put("io_method", "sync"); // no extra worker processes
        }
        return settings;
    }

    private static String between(long least, long value, long most) {
        return Math.clamp(value, least, most) + "MB";
    }
}
