package dev.pgfit.contracts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate used in one window.
 *
 * @param watched time covered by samples; gaps excluded
 * @param cpuPercent of one core: 100 is one core fully used
 * @param memoryBytes PSS of the whole process tree; shared pages counted once
 * @param residentBytes sum of RSS, for comparison with other tools
 * @param diskBytes data folder at the window's end
 * @param ioReadBytes read from storage in the window
 * @param networkReceivedBytes received on the candidate's own sockets in the window
 * @param guest for a virtual machine, the figures from inside it; {@code null} elsewhere
 */
public record WindowUsage(
        WindowKind window,
        int samples,
        Duration watched,
        Statistics cpuPercent,
        Statistics memoryBytes,
        Statistics residentBytes,
        Statistics processes,
        Statistics threads,
        long diskBytes,
        long ioReadBytes,
        long ioWrittenBytes,
        long networkReceivedBytes,
        long networkSentBytes,
        @Nullable GuestWindow guest) {}
