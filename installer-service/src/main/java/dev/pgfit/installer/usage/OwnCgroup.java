package dev.pgfit.installer.usage;

import dev.pgfit.installer.usage.CgroupMounts.Mount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kernel's own count of CPU time for a candidate that has a control group to itself: exact, whoever came and went.
 * One in a container has one; for others one is made where that is allowed and changes nothing else. Version 1
 * ({@code cpuacct.usage}) and version 2 ({@code cpu.stat}). Memory is not taken from it: a group's memory has the cache of
 * files in it, which gives way when others need it.
 *
 * <p>See cgroups(7), {@code Documentation/admin-guide/cgroup-v2.rst} and {@code cgroup-v1/cpuacct.rst} in the kernel.
 */
final class OwnCgroup implements AutoCloseable {
    private static final String PREFIX = "pgfit-";
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final boolean unified;
    private final boolean made;

    private OwnCgroup(Path folder, boolean unified, boolean made) {
        this.folder = folder;
        this.unified = unified;
        this.made = made;
    }

    /**
     * The group that this process has together with nobody but these; empty when it shares ours, or somebody else's, or
     * nothing is mounted.
     *
     * @param root the file system's, {@code /}, or that of a recorded tree
     */
    static Optional<OwnCgroup> of(Path root, long pid, Set<Long> family) {
        for (boolean unified : new boolean[] {true, false}) {
            Optional<String> theirs = CgroupMounts.group(root, Long.toString(pid), unified);
            Optional<String> ours = CgroupMounts.group(root, "self", unified);
            if (theirs.isPresent() && !theirs.get().equals("/") && !theirs.equals(ours)) {
                Optional<OwnCgroup> own = CgroupMounts.of(root, unified)
                        .map(mount -> new OwnCgroup(mount.folder(root, theirs.get()), unified, false))
                        .filter(group -> group.cpuNanos().isPresent() && family.containsAll(group.processes()));
                if (own.isPresent()) {
                    return own;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Makes a group below our own and moves these processes there; their children follow by themselves. Empty where it
     * isn't allowed, or would change more than the counting: a group of version 1 that also schedules, or one of version 2
     * that nobody delegated to us.
     *
     * @param name unique on this machine
     */
    static Optional<OwnCgroup> make(Path root, String name, Set<Long> family) {
        for (boolean unified : new boolean[] {false, true}) {
            Optional<Mount> mount = CgroupMounts.of(root, unified);
            Optional<String> ours = CgroupMounts.group(root, "self", unified);
            if (mount.isEmpty() || ours.isEmpty() || mount.get().controllers().contains("cpu")) {
                continue;
            }
            Path parent = mount.get().folder(root, ours.get());
            try {
                if (unified && !delegated(parent, ours.get())) {
                    continue;
                }
                removeEmpty(parent);
                OwnCgroup group = new OwnCgroup(Files.createDirectory(parent.resolve(PREFIX + name)), unified, true);
                if (group.takeIn(family)) {
                    return Optional.of(group);
                }
                group.close();
            } catch (IOException e) {
                // not ours to make: the processes' own clocks will do
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

    /** Removes it if it was made here and nobody is in it any more; else the next one that is made removes it. */
    @Override
    public void close() {
        if (made) {
            remove(folder);
        }
    }

    /** Who is born while we move the others follows his parent if that has moved; a few rounds get all. */
    private boolean takeIn(Set<Long> family) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS && !processes().containsAll(family); attempt++) {
            for (long pid : family) {
                if (Files.exists(Path.of("/proc", Long.toString(pid)))) {
                    Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid));
                }
            }
        }
        return !processes().isEmpty() && cpuNanos().isPresent();
    }

    private Set<Long> processes() {
        return CgroupMounts.lines(folder.resolve("cgroup.procs")).stream()
                .filter(line -> !line.isBlank())
                .map(line -> Long.parseLong(line.trim()))
                .collect(Collectors.toSet());
    }

    private static boolean delegated(Path parent, String group) throws IOException {
        return group.equals("/") || !Integer.valueOf(0).equals(Files.getAttribute(parent, "unix:uid"));
    }

    /** Those that an earlier life left behind; the kernel refuses to remove one that somebody is in. */
    private static void removeEmpty(Path parent) throws IOException {
        try (DirectoryStream<Path> groups = Files.newDirectoryStream(parent, PREFIX + "*")) {
            groups.forEach(OwnCgroup::remove);
        }
    }

    private static void remove(Path group) {
        try {
            Files.deleteIfExists(group);
        } catch (IOException e) {
            // somebody is in it
        }
    }
}
