package dev.pgfit.installer.usage;

import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.ProcStat;
import dev.pgfit.process.ProcessTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process tree's figures, summed at one moment. CPU and I/O include ended children that were waited for: the kernel
 * adds theirs to their parent's. Read once; who reads again and again uses {@link TreeWatch}.
 *
 * @param anonymousBytes what its processes hold for themselves, in no file and shared with nobody
 * @param ioReadBytes read from storage, by {@code /proc/<pid>/io}
 * @param ioWrittenBytes written to storage, by the same
 */
public record TreeReading(
        double cpuSeconds,
        long rssBytes,
        long pssBytes,
        long anonymousBytes,
        long ioReadBytes,
        long ioWrittenBytes,
        int processes,
        int threads) {
    private static final Path PROC = Path.of("/proc");
    static final TreeReading NOTHING = new TreeReading(0, 0, 0, 0, 0, 0, 0, 0);

    /** The tree of a guarded program, now, without the guard itself. */
    public static TreeReading ofTree(GuardedProcess process) {
        return of(PROC, programs(ProcessTree.of(process.guardPid()), process));
    }

    /** The members of a guard's tree that are the program's, not the guard's own shells. */
    static List<ProcStat> programs(List<ProcStat> tree, GuardedProcess process) {
        long guard = process.guardPid();
        return tree.stream()
                .filter(stat -> stat.pid() != guard)
                .filter(stat -> stat.parent() != guard || stat.pid() == process.pid())
                .toList();
    }

    /** Reads all of them; those that have gone meanwhile count nothing. */
    static TreeReading of(Path proc, List<ProcStat> tree) {
        return tree.stream().map(stat -> read(proc, stat)).reduce(NOTHING, TreeReading::plus);
    }

    private static TreeReading read(Path proc, ProcStat stat) {
        Path folder = proc.resolve(Long.toString(stat.pid()));
        double cpu = (double) (stat.ownTicks() + stat.childTicks()) / ProcStat.TICKS_PER_SECOND;
        if (stat.isDead()) {
            return new TreeReading(cpu, 0, 0, 0, 0, 0, 0, 0);
        }
        String memory = text(folder.resolve("smaps_rollup"));
        long rss = kilobytes(memory, "Rss:");
        long pss = kilobytes(memory, "Pss:");
        long anonymous = kilobytes(memory, "Anonymous:");
        if (rss == 0) {
            // some sandboxes keep smaps_rollup to themselves
            String status = text(folder.resolve("status"));
            rss = kilobytes(status, "VmRSS:");
            pss = rss;
            anonymous = kilobytes(status, "RssAnon:");
        }
        String io = text(folder.resolve("io"));
        return new TreeReading(
                cpu, rss, pss, anonymous, number(io, "read_bytes:"), number(io, "\nwrite_bytes:"), 1, stat.threads());
    }

    TreeReading plus(TreeReading other) {
        return new TreeReading(
                cpuSeconds + other.cpuSeconds,
                rssBytes + other.rssBytes,
                pssBytes + other.pssBytes,
                anonymousBytes + other.anonymousBytes,
                ioReadBytes + other.ioReadBytes,
                ioWrittenBytes + other.ioWrittenBytes,
                processes + other.processes,
                threads + other.threads);
    }

    TreeReading withCpu(double seconds) {
        return new TreeReading(
                seconds, rssBytes, pssBytes, anonymousBytes, ioReadBytes, ioWrittenBytes, processes, threads);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static long kilobytes(String text, String key) {
        return number(text, key) * 1024;
    }

    /** The number after the first occurrence of the key; 0 when it isn't there. */
    static long number(String text, String key) {
        int at = text.indexOf(key);
        if (at < 0) {
            return 0;
        }
        int from = at + key.length();
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return to == from ? 0 : Long.parseLong(text, from, to, 10);
    }
}
