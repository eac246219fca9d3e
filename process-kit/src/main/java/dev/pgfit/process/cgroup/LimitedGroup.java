package dev.pgfit.process.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group of our own that limits who is put into it; with version 1 one folder per controller. It is empty until a guard puts
 * its program in, and goes with it.
 *
 * @param folders of the group
 * @param version such as {@code cgroup v2}
 * @param memoryLimited whether its memory is limited
 * @param cpuLimited whether its CPU time is
 * @param refused why not all that was asked for is; empty when it is
 */
public record LimitedGroup(
        List<Path> folders, String version, boolean memoryLimited, boolean cpuLimited, Optional<String> refused) {
    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLIS = 50;

    public LimitedGroup {
        folders = List.copyOf(folders);
    }

    /** No group, for this reason. */
    private static LimitedGroup none(String why) {
        return new LimitedGroup(List.of(), "", false, false, Optional.of(why));
    }

    /** Whether there is anything to put a program into. */
    public boolean exists() {
        return !folders.isEmpty();
    }

    /**
     * Makes one below the group that we are in, or, as version 2 wants it, beside us.
     *
     * @param name of one folder
     * @return one without folders, and the reason, where that isn't permitted
     */
    public static LimitedGroup make(Hierarchies hierarchies, String name, GroupLimits limits) {
        Optional<Path> own = hierarchies.version2("self");
        boolean unified = own.filter(folder -> Files.exists(folder.resolve("cgroup.controllers")))
                .map(folder -> ControlGroup.Text.of(folder.resolve("cgroup.controllers"))
                        .contains("memory"))
                .orElse(false);
        if (unified) {
            return Version2Groups.make(own.orElseThrow(), hierarchies.top2().orElseThrow(), name, limits);
        }
        boolean memory = limits.memoryBytes().isPresent();
        boolean cpu = limits.cpuMillis().isPresent();
        List<Path> made = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try {
            boolean memoryDone = memory && Version1Groups.memory(hierarchies, name, limits, made, refused);
            boolean cpuDone = cpu && Version1Groups.cpu(hierarchies, name, limits, made, refused);
            if (!memoryDone && !cpuDone) {
                removeAll(made);
                return none(String.join("; ", refused));
            }
            return new LimitedGroup(
                    made,
                    "cgroup v1",
                    memoryDone,
                    cpuDone,
                    refused.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refused)));
        } catch (RuntimeException e) {
            removeAll(made);
            throw e;
        }
    }

    /** What the kernel counts for it. */
    public long oomKills() {
        return folders.stream()
                .mapToLong(folder -> Math.max(
                        ControlGroup.Text.number(ControlGroup.Text.of(folder.resolve("memory.events")), "oom_kill"),
                        ControlGroup.Text.number(
                                ControlGroup.Text.of(folder.resolve("memory.oom_control")), "oom_kill")))
                .max()
                .orElse(0);
    }

    /** Whether a process is in all of it. */
    public boolean holds(long pid) {
        return exists()
                && folders.stream()
                        .allMatch(folder -> ControlGroup.Text.pids(folder).contains(pid));
    }

    /** Removes it; does nothing when it is gone, or somebody is in it still. */
    public void remove() {
        removeAll(folders);
    }

    /** Removes groups, those below them first; one that somebody is in stays. */
    public static void removeAll(List<Path> groups) {
        for (Path group : groups) {
            try (Stream<Path> below = Files.isDirectory(group) ? Files.list(group) : Stream.empty()) {
                removeAll(below.filter(Files::isDirectory).toList());
            } catch (IOException | UncheckedIOException e) {
                // it went meanwhile
            }
            remove(group);
        }
    }

    private static void remove(Path group) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Files.deleteIfExists(group);
                return;
            } catch (IOException e) {
                // busy: the kernel may not have seen yet that the last one has gone
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
