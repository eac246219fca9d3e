package dev.pgfit.installer.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory there is: the machine's, or less when a control group says so (version 1 and 2). */
public final class MachineMemory {
    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");
    private static final long WHEN_UNKNOWN = 1L << 30;

    private MachineMemory() {}

    /** In bytes. */
    public static long bytes() {
        return bytes(Path.of("/"));
    }

    static long bytes(Path root) {
        Matcher total = TOTAL.matcher(text(root.resolve("proc/meminfo")));
        long memory = total.find() ? Long.parseLong(total.group(1)) * 1024 : WHEN_UNKNOWN;
        for (String file : List.of("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes")) {
            String limit = text(root.resolve(file)).trim();
            if (limit.matches("\\d{1,18}")) {
                memory = Math.min(memory, Long.parseLong(limit));
            }
        }
        return memory;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
