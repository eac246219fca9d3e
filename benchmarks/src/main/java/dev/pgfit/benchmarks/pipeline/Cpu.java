package dev.pgfit.benchmarks.pipeline;

import dev.pgfit.process.ProcStat;
import dev.pgfit.process.ProcessTree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Which process used how much of the machine over a while. */
final class Cpu {
    private final Map<String, Long> roots;
    private final Map<String, Double> before;
    private final long start = System.nanoTime();

    /** @param roots name and process id of each; its children count too, save this process's own */
    Cpu(Map<String, Long> roots) {
        this.roots = roots;
        this.before = seconds();
    }

    /** CPU seconds per second since it was made: 1 is one core. */
    Map<String, Double> cores() {
        double elapsed = (System.nanoTime() - start) / 1e9;
        Map<String, Double> used = seconds();
        used.replaceAll((name, seconds) -> (seconds - before.getOrDefault(name, 0.0)) / elapsed);
        return used;
    }

    private Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        roots.forEach((name, root) -> seconds.put(name, ticks(root) / (double) ProcStat.TICKS_PER_SECOND));
        return seconds;
    }

    private static long ticks(long root) {
        Stream<ProcStat> processes = root == ProcessHandle.current().pid()
                ? ProcessTree.of(root).stream().filter(process -> process.pid() == root)
                : ProcessTree.of(root).stream();
        return processes.mapToLong(ProcStat::ownTicks).sum();
    }
}
