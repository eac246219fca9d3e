package dev.pgfit.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who descends from whom, read from {@code /proc}. One walk costs one small read per process of the machine. */
public final class ProcessTree {
    static final Path PROC = Path.of("/proc");

    private ProcessTree() {}

    /**
     * The process and all its descendants, plus those of its session that lost their parent (their grandchildren
     * too), parents first. Empty when nobody is left.
     */
    public static List<ProcStat> of(long root) {
        return of(PROC, root);
    }

    /** The same over another {@code /proc}, such as a recorded one. */
    public static List<ProcStat> of(Path proc, long root) {
        return of(all(proc), root);
    }

    /** The same among processes that were read before. */
    public static List<ProcStat> of(List<ProcStat> all, long root) {
        Map<Long, List<ProcStat>> children = new HashMap<>();
        all.forEach(stat ->
                children.computeIfAbsent(stat.parent(), p -> new ArrayList<>()).add(stat));
        List<ProcStat> tree = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Deque<ProcStat> next = new ArrayDeque<>();
        all.stream().filter(stat -> stat.pid() == root).forEach(next::add);
        all.stream()
                .filter(stat -> stat.pid() != root && stat.session() == root)
                .forEach(next::add);
        while (!next.isEmpty()) {
            ProcStat stat = next.poll();
            if (seen.add(stat.pid())) {
                tree.add(stat);
                next.addAll(children.getOrDefault(stat.pid(), List.of()));
            }
        }
        return tree;
    }

    static List<ProcStat> all(Path proc) {
        List<ProcStat> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                ProcStat.read(proc, Long.parseLong(entry.getFileName().toString()))
                        .ifPresent(all::add);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + proc + ": pgfit needs Linux", e);
        }
        return all;
    }

    /**
     * Ends a process and all its descendants for good. A pid that meanwhile belongs to somebody else is left alone.
     *
     * @param grace how long they may take after TERM before KILL; zero: KILL at once
     * @return whether all are gone
     */
    public static boolean kill(Identity root, Duration grace) {
        if (!root.isAlive() && of(root.pid()).stream().anyMatch(stat -> stat.pid() == root.pid())) {
            return true; // the pid was given away again
        }
        Set<Identity> victims = identities(root.pid());
        if (!grace.isZero()) {
            victims.forEach(victim -> signal(victim, false));
            await(victims, grace);
        }
        victims.addAll(identities(root.pid()));
        victims.forEach(victim -> signal(victim, true));
        return await(victims, Duration.ofSeconds(5));
    }

    private static Set<Identity> identities(long root) {
        Set<Identity> found = new HashSet<>();
        of(root).forEach(stat -> found.add(stat.identity()));
        return found;
    }

    private static void signal(Identity victim, boolean force) {
        if (victim.isAlive()) {
            ProcessHandle.of(victim.pid()).ifPresent(handle -> {
                var unused = force ? handle.destroyForcibly() : handle.destroy();
            });
        }
    }

    /** Waits until none of them is left; false when some still are after that time. */
    static boolean await(Collection<Identity> processes, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (processes.stream().anyMatch(Identity::isAlive)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
