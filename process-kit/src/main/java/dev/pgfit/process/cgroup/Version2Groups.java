package dev.pgfit.process.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Groups of version 2. One with processes in it can't hand controllers on to groups below it, and ours has us in it: so a
 * new one is made below the nearest group above that hands them on already, as systemd's slices do.
 */
final class Version2Groups {
    private Version2Groups() {}

    static LimitedGroup make(Path own, Path top, String name, GroupLimits limits) {
        List<String> wanted = new ArrayList<>();
        if (limits.memoryBytes().isPresent()) {
            wanted.add("memory");
        }
        if (limits.cpuMillis().isPresent()) {
            wanted.add("cpu");
        }
        String why = "no group above this process hands on the controllers " + String.join(" and ", wanted);
        for (Path above = own; above != null && above.startsWith(top); above = above.getParent()) {
            Set<String> handedOn = Set.of(ControlGroup.Text.of(above.resolve("cgroup.subtree_control"))
                    .trim()
                    .split("\\s+", -1));
            List<String> had = wanted.stream().filter(handedOn::contains).toList();
            if (had.isEmpty()) {
                continue;
            }
            Path group = above.resolve(name);
            try {
                Files.createDirectories(group);
                limit(group, had, limits);
                // who may not write here can't be moved here
                if (!Files.isWritable(above.resolve("cgroup.procs"))) {
                    throw new IOException("Permission denied");
                }
                List<String> lacking =
                        wanted.stream().filter(one -> !had.contains(one)).toList();
                return new LimitedGroup(
                        List.of(group),
                        "cgroup v2",
                        had.contains("memory"),
                        had.contains("cpu"),
                        lacking.isEmpty()
                                ? Optional.empty()
                                : Optional.of(above + " doesn't hand on " + String.join(", ", lacking)));
            } catch (IOException e) {
                LimitedGroup.removeAll(List.of(group));
                why = "no control group may be made in " + above + " (cgroup v2): " + Refusal.inWords(e);
            }
        }
        return new LimitedGroup(List.of(), "", false, false, Optional.of(why));
    }

    private static void limit(Path group, List<String> controllers, GroupLimits limits) throws IOException {
        if (controllers.contains("memory")) {
            Files.writeString(
                    group.resolve("memory.max"),
                    Long.toString(limits.memoryBytes().orElseThrow()));
            Path swap = group.resolve("memory.swap.max");
            if (Files.exists(swap)) {
                Files.writeString(swap, "0");
            }
        }
        if (controllers.contains("cpu")) {
            Files.writeString(group.resolve("cpu.max"), limits.quotaMicros() + " " + GroupLimits.PERIOD_MICROS);
        }
    }
}
