package dev.pgfit.installer.postgres;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings for one user on a small machine. Nothing here gives up safety: {@code fsync}, {@code full_page_writes} and
 * {@code synchronous_commit} stay on.
 */
public final class Tuning {
    private static final long MEGABYTE = 1024L * 1024;
    private static final int FIRST_WITH_IO_METHOD = 18;

    private Tuning() {}

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
