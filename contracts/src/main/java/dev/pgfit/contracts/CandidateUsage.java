package dev.pgfit.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Raw counters of one candidate's whole process tree. Counters only grow while {@code restarts} stays the same; time
 * and bytes of processes that have ended are included.
 *
 * @param at when they were read
 * @param running whether the candidate was up then; the other figures are 0 when it was not
 * @param restarts how often it has been restarted
 * @param cpuSeconds user and system time
 * @param rssBytes sum of resident sets: shared pages counted once per process; for a container its working set, which is
 *     what counts against its limit
 * @param pssBytes sum of proportional sets: shared pages counted once
 * @param anonymousBytes memory that its processes hold for themselves, in no file and shared with nobody; {@code null}
 *     where that isn't known
 * @param ioReadBytes read from storage
 * @param ioWrittenBytes written to storage as the kernel accounts it: pages made dirty, which on a file system with
 *     large folios can be many times the bytes written
 * @param networkReceivedBytes received on the candidate's own TCP sockets; for a container by its own network, headers
 *     included
 * @param networkSentBytes sent on them
 * @param diskBytes size of its data folder; refreshed about once a second
 * @param guest for a virtual machine, the figures from inside it; {@code null} elsewhere and before the first
 * @param down why it is down for good, such as {@code its pod was evicted: …}; {@code null} while it runs or may come back
 */
public record CandidateUsage(
        CandidateKind candidate,
        Instant at,
        boolean running,
        int restarts,
        double cpuSeconds,
        long rssBytes,
        long pssBytes,
        @Nullable Long anonymousBytes,
        long ioReadBytes,
        long ioWrittenBytes,
        long networkReceivedBytes,
        long networkSentBytes,
        long diskBytes,
        int processes,
        int threads,
        @Nullable GuestUsage guest,
        @Nullable String down) {
    /** Of one that is not up: there is nothing to read. */
    public static CandidateUsage absent(CandidateKind candidate, Instant at, int restarts) {
        return new CandidateUsage(candidate, at, false, restarts, 0, 0, 0, null, 0, 0, 0, 0, 0, 0, 0, null, null);
    }

    /** The same, with why it doesn't run; one that runs stays as it is. */
    public CandidateUsage because(String why) {
        return running
                ? this
                : new CandidateUsage(
                        candidate,
                        at,
                        false,
                        restarts,
                        cpuSeconds,
                        rssBytes,
                        pssBytes,
                        anonymousBytes,
                        ioReadBytes,
                        ioWrittenBytes,
                        networkReceivedBytes,
                        networkSentBytes,
                        diskBytes,
                        processes,
                        threads,
                        guest,
                        why);
    }
}
