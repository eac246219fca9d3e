package dev.pgfit.installer.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        for (boolean unified : new boolean[] {true, false}) {
            Optional<String> theirs = group(root, Long.toString(pid), unified);
            Optional<String> ours = group(root, "self", unified);
            if (theirs.isPresent() && !theirs.get().equals("/") && !theirs.equals(ours)) {
                Optional<OwnCgroup> own = mount(root, unified)
                        .map(mount -> mount.folder(root, theirs.get()))
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

    /** A line is {@code hierarchy:controllers:path}; that of version 2 is {@code 0::path}. */
    private static Optional<String> group(Path root, String process, boolean unified) {
        return lines(root.resolve("proc").resolve(process).resolve("cgroup")).stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .filter(parts -> unified
                        ? parts[0].equals("0") && parts[1].isEmpty()
                        : List.of(parts[1].split(",", -1)).contains("cpuacct"))
                .map(parts -> parts[2])
                .findFirst();
    }

    /**
     * Where the hierarchy is mounted.
     *
     * @param top the group that the mount shows as its root
     */
    private record Mount(String top, String point) {
        Path folder(Path root, String group) {
            String below = !top.equals("/") && group.startsWith(top) ? group.substring(top.length()) : group;
            return root.resolve(point.substring(1)).resolve(below.replaceFirst("^/+", ""));
        }
    }

    /** See proc_pid_mountinfo(5): {@code id parent dev root point options … - type source superoptions}. */
    private static Optional<Mount> mount(Path root, boolean unified) {
        for (String line : lines(root.resolve("proc/self/mountinfo"))) {
            String[] halves = line.split(" - ", 2);
            String[] before = halves[0].split(" ", -1);
            String[] after = halves.length < 2 ? new String[0] : halves[1].split(" ", -1);
            boolean ours = after.length >= 3
                    && before.length >= 5
                    && (unified
                            ? after[0].equals("cgroup2")
                            : after[0].equals("cgroup")
                                    && Arrays.asList(after[2].split(",", -1)).contains("cpuacct"));
            if (ours) {
                return Optional.of(new Mount(before[3], before[4]));
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
