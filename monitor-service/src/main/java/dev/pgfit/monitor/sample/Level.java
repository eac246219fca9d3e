package dev.pgfit.monitor.sample;

/**
 * What a candidate held at the end of a stretch of time.
 *
 * @param memoryBytes PSS of the process tree: shared pages counted once
 * @param anonymousBytes what the processes hold for themselves; PSS where that isn't known
 * @param residentBytes sum of RSS: shared pages counted once per process
 * @param diskBytes size of the data folder
 */
public record Level(
        long memoryBytes, long anonymousBytes, long residentBytes, long diskBytes, int processes, int threads) {

    /** Memory averaged with these weights; the most processes and threads of both; the later disk size. */
    Level mean(double weight, Level later, double laterWeight) {
        double total = weight + laterWeight;
        double share = total == 0 ? 0.5 : weight / total;
        return new Level(
                Math.round(memoryBytes * share + later.memoryBytes * (1 - share)),
                Math.round(anonymousBytes * share + later.anonymousBytes * (1 - share)),
                Math.round(residentBytes * share + later.residentBytes * (1 - share)),
                later.diskBytes,
                Math.max(processes, later.processes),
                Math.max(threads, later.threads));
    }
}
