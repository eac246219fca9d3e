package dev.pgfit.process.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where control groups are mounted, and which of them a process is in, as {@code /proc} says: see cgroups(7) and
 * proc_pid_mountinfo(5).
 *
 * @param root the file system's, {@code /}, or that of a recorded tree
 */
public record Hierarchies(Path root) {
    /** Those of this machine. */
    public static final Hierarchies SYSTEM = new Hierarchies(Path.of("/"));

    /**
     * The folder of the group of version 1 that a process is in.
     *
     * @param process a pid, or {@code self}
     * @param controller such as {@code memory}
     * @return empty when there is none, or it can't be seen from here
     */
    public Optional<Path> version1(String process, String controller) {
        return path(process, controller)
                .flatMap(group -> mount("cgroup", controller)
                        .map(mount -> mount.folder(root, group))
                        .filter(Files::isDirectory));
    }

    /** The same of version 2, which has one hierarchy for all controllers. */
    public Optional<Path> version2(String process) {
        return path(process, "")
                .flatMap(group -> mount("cgroup2", "")
                        .map(mount -> mount.folder(root, group))
                        .filter(Files::isDirectory));
    }

    /** Where version 2 is mounted; nothing above can be seen. */
    Optional<Path> top2() {
        return mount("cgroup2", "").map(mount -> root.resolve(mount.point().substring(1)));
    }

    /**
     * A group as {@code /proc/<pid>/cgroup} has it.
     *
     * @param controller empty for version 2
     */
    public Optional<String> path(String process, String controller) {
        return lines(root.resolve("proc").resolve(process).resolve("cgroup")).stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .filter(parts -> controller.isEmpty()
                        ? parts[0].equals("0") && parts[1].isEmpty()
                        : List.of(parts[1].split(",", -1)).contains(controller))
                .map(parts -> parts[2])
                .findFirst();
    }

    /**
     * Where a hierarchy is mounted.
     *
     * @param top the group that the mount shows as its root
     */
    private record Mount(String top, String point) {
        Path folder(Path root, String group) {
            String below = !top.equals("/") && group.startsWith(top) ? group.substring(top.length()) : group;
            return root.resolve(point.substring(1)).resolve(below.replaceFirst("^/+", ""));
        }
    }

    /** A line is {@code id parent dev root point options … - type source superoptions}. */
    private Optional<Mount> mount(String type, String controller) {
        for (String line : lines(root.resolve("proc/self/mountinfo"))) {
            String[] halves = line.split(" - ", 2);
            String[] before = halves[0].split(" ", -1);
            String[] after = halves.length < 2 ? new String[0] : halves[1].split(" ", -1);
            if (after.length >= 3
                    && before.length >= 5
                    && after[0].equals(type)
                    && (controller.isEmpty()
                            || Arrays.asList(after[2].split(",", -1)).contains(controller))) {
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
