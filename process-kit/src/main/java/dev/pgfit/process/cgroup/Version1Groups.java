package dev.pgfit.process.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Groups of version 1 are made below our own, one per controller. */
final class Version1Groups {
    private Version1Groups() {}

    static boolean memory(
            Hierarchies hierarchies, String name, GroupLimits limits, List<Path> made, List<String> refused) {
        String bytes = Long.toString(limits.memoryBytes().orElseThrow());
        return make(hierarchies, "memory", name, made, refused, group -> {
            Files.writeString(group.resolve("memory.limit_in_bytes"), bytes);
            Path withSwap = group.resolve("memory.memsw.limit_in_bytes");
            if (Files.exists(withSwap)) {
                Files.writeString(withSwap, bytes);
            }
        });
    }

    static boolean cpu(
            Hierarchies hierarchies, String name, GroupLimits limits, List<Path> made, List<String> refused) {
        return make(hierarchies, "cpu", name, made, refused, group -> {
            Files.writeString(group.resolve("cpu.cfs_period_us"), Long.toString(GroupLimits.PERIOD_MICROS));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(limits.quotaMicros()));
        });
    }

    @FunctionalInterface
    private interface Limit {
        void set(Path group) throws IOException;
    }

    private static boolean make(
            Hierarchies hierarchies,
            String controller,
            String name,
            List<Path> made,
            List<String> refused,
            Limit limit) {
        Optional<Path> own = hierarchies.version1("self", controller);
        if (own.isEmpty()) {
            refused.add("no control group for " + controller + " is mounted here");
            return false;
        }
        Path group = own.get().resolve(name);
        try {
            Files.createDirectories(group);
            limit.set(group);
            made.add(group);
            return true;
        } catch (IOException e) {
            LimitedGroup.removeAll(List.of(group));
            refused.add("no control group for " + controller + " may be made in " + own.get() + " (cgroup v1): "
                    + Refusal.inWords(e));
            return false;
        }
    }
}
