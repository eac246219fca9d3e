package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A real tree of three processes that do a little work, and its figures from {@code /proc} as the installer reads them. */
final class RealTree implements AutoCloseable {
    /** Waits without a child of its own: a child that comes and goes would take its CPU time with it. */
    private static final String WORK =
            "exec 3<> <(:); while :; do for i in {1..3000}; do :; done; read -t 0.02 -u 3; done";

    private static final double TICKS_PER_SECOND = 100;

    private Process process = begin();
    private int restarts;

    void kill() {
        List<ProcessHandle> tree = process.descendants().toList();
        process.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void restart() {
        process = begin();
        restarts++;
    }

    synchronized CandidateUsage usage() {
        if (!process.isAlive()) {
            return CandidateUsage.absent(CandidateKind.POSTGRESQL, Instant.now(), restarts);
        }
        List<Long> pids = Stream.concat(
                        Stream.of(process.pid()), process.descendants().map(ProcessHandle::pid))
                .toList();
        double cpu = 0;
        long rss = 0;
        long pss = 0;
        int threads = 0;
        for (long pid : pids) {
            String stat = read(pid, "stat");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            cpu += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
            threads += Integer.parseInt(fields[17]);
            rss += kib(pid, "Rss:");
            pss += kib(pid, "Pss:");
        }
        return new CandidateUsage(
                CandidateKind.POSTGRESQL,
                Instant.now(),
                true,
                restarts,
                cpu,
                rss,
                pss,
                null,
                0,
                0,
                0,
                0,
                0,
                pids.size(),
                threads,
                null,
                null);
    }

    @Override
    public void close() {
        kill();
    }

    private static Process begin() {
        try {
            return new ProcessBuilder("bash", "-c", "(" + WORK + ") & (" + WORK + ") & wait").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long kib(long pid, String key) {
        return read(pid, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
