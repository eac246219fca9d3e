package dev.pgfit.installer.usage;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which processes there are on this machine (or in this container). The folder {@code /proc} is only listed when the
 * kernel has given away a pid since, which {@code /proc/loadavg} tells, or after a second. Thread-safe.
 */
final class Census {
    private static final long A_SECOND = Duration.ofSeconds(1).toNanos();

    private final Path proc;
    private final File folder;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256);
    private @Nullable ProcFile loadavg;
    private long lastPid = -1;
    private long listedAt;
    private Listing listing = new Listing(0, new long[0]);

    /**
     * Who was there.
     *
     * @param number grows with each listing
     * @param pids ascending
     */
    record Listing(long number, long[] pids) {}

    Census(Path proc) {
        this.proc = proc;
        this.folder = proc.toFile();
    }

    synchronized Listing look() {
        long now = System.nanoTime();
        long newest = newestPid();
        if (newest != lastPid || newest <= 0 || now - listedAt > A_SECOND || listing.number() == 0) {
            listing = new Listing(listing.number() + 1, list());
            lastPid = newest;
            listedAt = now;
        }
        return listing;
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
