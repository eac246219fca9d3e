package dev.pgfit.installer.usage;

import dev.pgfit.process.cgroup.Hierarchies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kernel's own count of CPU time for a candidate that has a control group to itself, as one in a container has: exact,
 * whoever came and went. Version 1 ({@code cpuacct.usage}) and version 2 ({@code cpu.stat}). Memory is not taken from it:
 * a group's memory has the cache of files in it, which gives way when others need it.
 *
 * <p>See cgroups(7), {@code Documentation/admin-guide/cgroup-v2.rst} and {@code cgroup-v1/cpuacct.rst} in the kernel.
 */
final class OwnCgroup {
    private final Path folder;
    private final boolean unified;

    private OwnCgroup(Path folder, boolean unified) {
        this.folder = folder;
        this.unified = unified;
    }

    /**
     * The group that this process has together with nobody but these; empty when it shares ours, or somebody else's, or
     * nothing is mounted.
     *
     * @param root the file system's, {@code /}, or that of a recorded tree
     */
    static Optional<OwnCgroup> of(Path root, long pid, Set<Long> family) {
        Hierarchies hierarchies = new Hierarchies(root);
        String process = Long.toString(pid);
        for (boolean unified : new boolean[] {true, false}) {
            String controller = unified ? "" : "cpuacct";
            Optional<String> theirs = hierarchies.path(process, controller);
            Optional<String> ours = hierarchies.path("self", controller);
            if (theirs.isPresent() && !theirs.get().equals("/") && !theirs.equals(ours)) {
                Optional<OwnCgroup> own = (unified
                                ? hierarchies.version2(process)
                                : hierarchies.version1(process, controller))
                        .map(folder -> new OwnCgroup(folder, unified))
                        .filter(group -> group.cpuNanos().isPresent() && family.containsAll(group.processes()));
                if (own.isPresent()) {
                    return own;
                }
            }
        }
        return Optional.empty();
    }

    /** CPU nanoseconds of all that ever was in it; empty when it is gone. */
    OptionalLong cpuNanos() {
        try {
            byte[] text = Files.readAllBytes(folder.resolve(unified ? "cpu.stat" : "cpuacct.usage"));
            ByteBuffer buffer = ByteBuffer.wrap(text);
            return OptionalLong.of(unified ? Digits.after("usage_usec", buffer) * 1000 : Digits.next(buffer));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether it is one of version 2. */
    boolean unified() {
        return unified;
    }

    private Set<Long> processes() {
        return lines(folder.resolve("cgroup.procs")).stream()
                .filter(line -> !line.isBlank())
                .map(line -> Long.parseLong(line.trim()))
                .collect(Collectors.toSet());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
