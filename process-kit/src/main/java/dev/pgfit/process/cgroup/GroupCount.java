package dev.pgfit.process.cgroup;

/**
 * What the kernel has counted for a group at one moment.
 *
 * @param cpuNanos CPU time of all that ever was in it
 * @param memoryBytes all that is charged to it, the cache of files included
 * @param reclaimableBytes cache of files that nobody has used lately: the part that gives way first
 * @param residentBytes memory of its own and mapped files, shared pages counted once
 * @param anonymousBytes the part of that which is in no file and shared with nobody
 * @param ioReadBytes read from storage
 * @param ioWrittenBytes written to storage
 * @param oomKills how often one of it was killed for want of memory
 */
public record GroupCount(
        long cpuNanos,
        long memoryBytes,
        long reclaimableBytes,
        long residentBytes,
        long anonymousBytes,
        long ioReadBytes,
        long ioWrittenBytes,
        int processes,
        int threads,
        long oomKills) {
    /** What counts against a limit in earnest: what Docker and the kubelet show. */
    public long workingSetBytes() {
        return Math.max(0, memoryBytes - reclaimableBytes);
    }
}
