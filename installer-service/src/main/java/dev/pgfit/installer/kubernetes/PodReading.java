package dev.pgfit.installer.kubernetes;

/**
 * What a candidate's container uses, as the program beside it answers.
 *
 * @param running whether there was any process of it
 * @param life different for each start of the container
 * @param cgroup version of the control group that was read
 * @param cpuNanos of the control group: whoever came and went is in it
 * @param rssBytes sum over its processes
 * @param pssBytes sum over its processes, shared pages counted once
 * @param anonymousBytes sum over its processes, in no file and shared with nobody
 * @param workingSetBytes memory of the control group without what the kernel would give back first; what the limit is
 *     about
 * @param oomKills how many of its processes the kernel has ended for lack of memory
 * @param networkReceivedBytes of the pod's interface, headers included, without what this question takes
 * @param diskFreeBytes of the node's file system
 */
public record PodReading(
        boolean running,
        String life,
        int cgroup,
        long cpuNanos,
        long rssBytes,
        long pssBytes,
        long anonymousBytes,
        long workingSetBytes,
        int oomKills,
        long ioReadBytes,
        long ioWrittenBytes,
        long networkReceivedBytes,
        long networkSentBytes,
        long diskBytes,
        long diskFreeBytes,
        int processes,
        int threads) {}
