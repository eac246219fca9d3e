package dev.pgfit.installer.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One process's memory. Its resident set is read each time and costs little. Its proportional set (PSS), in which a page
 * that n processes share counts 1/n, makes the kernel walk the whole address space: several milliseconds for a few
 * hundred megabytes. So it is read now and then, and in between carried on: what the process has for itself alone
 * (anonymous pages) is taken as it is now, what it shares as it is now times the share that was its own at the last
 * reading. Not thread-safe.
 */
final class Memory {
    private static final int PAGE_BYTES = pageBytes();

    private final Path folder;
    private long resident;
    private long shared;
    private boolean known;
    private long pssThen;
    private long privateThen;
    private long sharedThen;
    private long readAt;

    Memory(Path folder) {
        this.folder = folder;
    }

    /** What {@code statm} says, in pages. */
    void counted(long residentPages, long sharedPages) {
        resident = residentPages * PAGE_BYTES;
        shared = Math.min(sharedPages, residentPages) * PAGE_BYTES;
    }

    /** Reads the proportional set itself; the dear one. */
    void measure(long now) {
        readAt = now;
        try {
            ByteBuffer text = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("smaps_rollup")));
            long rss = Digits.after("Rss:", text) * 1024;
            if (rss > 0) {
                pssThen = Digits.after("Pss:", text) * 1024;
                known = true;
                privateThen = anonymous();
                sharedThen = shared;
            }
        } catch (IOException e) {
            // some sandboxes keep it to themselves: the resident set stands in
        }
    }

    boolean isKnown() {
        return known;
    }

    /** Nanoseconds since it was last measured, or tried to be. */
    long age(long now) {
        return readAt == 0 ? Long.MAX_VALUE : now - readAt;
    }

    /** How far the resident set has moved since, in bytes. */
    long drift() {
        return Math.abs(anonymous() - privateThen) + Math.abs(shared - sharedThen);
    }

    long rss() {
        return resident;
    }

    /** Neither of a file nor shared. */
    long anonymous() {
        return resident - shared;
    }

    /** As measured, or carried on from there; the resident set where it can't be measured. */
    long pss() {
        if (!known) {
            return resident;
        }
        double own = sharedThen == 0 ? 1 : Math.clamp((double) (pssThen - privateThen) / sharedThen, 0, 1);
        long carried = pssThen + (anonymous() - privateThen) + Math.round((shared - sharedThen) * own);
        return Math.clamp(carried, 0, Math.max(resident, pssThen));
    }

    private static int pageBytes() {
        try {
            ByteBuffer text = ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/smaps")));
            long kilobytes = Digits.after("KernelPageSize:", text);
            return kilobytes > 0 ? (int) kilobytes * 1024 : 4096;
        } catch (IOException e) {
            return 4096;
        }
    }
}
