package dev.pgfit.installer.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where control groups are, and who is in which: proc_pid_mountinfo(5), cgroups(7). */
final class CgroupMounts {
    private CgroupMounts() {}

    /**
     * A mounted hierarchy that counts CPU time.
     *
     * @param unified whether it is version 2
     * @param top the group that the mount shows as its root
     * @param controllers of version 1
     */
    record Mount(boolean unified, String top, String point, List<String> controllers) {
        Path folder(Path root, String group) {
            String below = !top.equals("/") && group.startsWith(top) ? group.substring(top.length()) : group;
            return root.resolve(point.substring(1)).resolve(below.replaceFirst("^/+", ""));
        }
    }

    /** @param root the file system's, {@code /}, or that of a recorded tree */
    static Optional<Mount> of(Path root, boolean unified) {
        for (String line : lines(root.resolve("proc/self/mountinfo"))) {
            // id parent dev root point options … - type source superoptions
            String[] halves = line.split(" - ", 2);
            String[] before = halves[0].split(" ", -1);
            String[] after = halves.length < 2 ? new String[0] : halves[1].split(" ", -1);
            if (after.length >= 3 && before.length >= 5) {
                List<String> controllers = Arrays.asList(after[2].split(",", -1));
                boolean right = unified
                        ? after[0].equals("cgroup2")
                        : after[0].equals("cgroup") && controllers.contains("cpuacct");
                if (right) {
                    return Optional.of(new Mount(unified, before[3], before[4], controllers));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The group that a process is in. A line is {@code hierarchy:controllers:path}; that of version 2 is
     * {@code 0::path}.
     *
     * @param process pid, or {@code self}
     */
    static Optional<String> group(Path root, String process, boolean unified) {
        return lines(root.resolve("proc").resolve(process).resolve("cgroup")).stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .filter(parts -> unified
                        ? parts[0].equals("0") && parts[1].isEmpty()
                        : List.of(parts[1].split(",", -1)).contains("cpuacct"))
                .map(parts -> parts[2])
                .findFirst();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
