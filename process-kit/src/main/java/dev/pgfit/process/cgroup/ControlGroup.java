package dev.pgfit.process.cgroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the kernel counts for one group of processes. See {@code Documentation/admin-guide/cgroup-v2.rst},
 * {@code cgroup-v1/memory.rst}, {@code cgroup-v1/cpuacct.rst} and {@code cgroup-v1/blkio-controller.rst} in the kernel.
 */
public sealed interface ControlGroup {
    /**
     * The group that a process is in: of version 2 where that counts memory, else of version 1.
     *
     * @return empty when none can be seen from here
     */
    static Optional<ControlGroup> of(Hierarchies hierarchies, long pid) {
        String process = Long.toString(pid);
        Optional<Path> unified =
                hierarchies.version2(process).filter(folder -> Files.exists(folder.resolve("memory.current")));
        if (unified.isPresent()) {
            return Optional.of(new Version2(unified.get()));
        }
        return hierarchies
                .version1(process, "memory")
                .map(memory -> new Version1(
                        memory, hierarchies.version1(process, "cpuacct"), hierarchies.version1(process, "blkio")));
    }

    /** Such as {@code cgroup v2}. */
    String version();

    /** Its count now; empty when it is gone. */
    Optional<GroupCount> count();

    /** Pids of all in it. */
    List<Long> processes();

    /** How often the kernel has killed one of it for want of memory; 0 when that can't be told. */
    long oomKills();

    /** How often its memory has reached its limit; 0 when that can't be told. The cache of files counts there, too. */
    long limitHits();

    /**
     * Version 2.
     *
     * @param folder the group's
     */
    record Version2(Path folder) implements ControlGroup {
        private static final Pattern IO = Pattern.compile("rbytes=(\\d+) wbytes=(\\d+)");

        @Override
        public String version() {
            return "cgroup v2";
        }

        @Override
        public Optional<GroupCount> count() {
            String stat = Text.of(folder.resolve("memory.stat"));
            String current = Text.of(folder.resolve("memory.current"));
            if (current.isEmpty()) {
                return Optional.empty();
            }
            long anonymous = Text.number(stat, "anon");
            String io = Text.of(folder.resolve("io.stat"));
            long[] bytes = new long[2];
            IO.matcher(io).results().forEach(device -> {
                bytes[0] += Long.parseLong(device.group(1));
                bytes[1] += Long.parseLong(device.group(2));
            });
            return Optional.of(new GroupCount(
                    Text.number(Text.of(folder.resolve("cpu.stat")), "usage_usec") * 1000,
                    Text.whole(current),
                    Text.number(stat, "inactive_file"),
                    anonymous + Text.number(stat, "file_mapped"),
                    anonymous,
                    bytes[0],
                    bytes[1],
                    processes().size(),
                    (int) Text.whole(Text.of(folder.resolve("pids.current"))),
                    oomKills()));
        }

        @Override
        public List<Long> processes() {
            return Text.pids(folder);
        }

        @Override
        public long oomKills() {
            return Text.number(Text.of(folder.resolve("memory.events")), "oom_kill");
        }

        @Override
        public long limitHits() {
            return Text.number(Text.of(folder.resolve("memory.events")), "max");
        }
    }

    /**
     * Version 1.
     *
     * @param memory the group's folder under the memory controller
     * @param cpu the same under {@code cpuacct}; empty: CPU time isn't counted
     * @param blocks the same under {@code blkio}; empty: reading and writing isn't counted
     */
    record Version1(Path memory, Optional<Path> cpu, Optional<Path> blocks) implements ControlGroup {
        @Override
        public String version() {
            return "cgroup v1";
        }

        @Override
        public Optional<GroupCount> count() {
            String stat = Text.of(memory.resolve("memory.stat"));
            String usage = Text.of(memory.resolve("memory.usage_in_bytes"));
            if (usage.isEmpty()) {
                return Optional.empty();
            }
            long anonymous = Text.number(stat, "total_rss");
            String io = blocks.map(folder -> Text.of(folder.resolve("blkio.throttle.io_service_bytes_recursive")))
                    .filter(text -> !text.isEmpty())
                    .or(() -> blocks.map(folder -> Text.of(folder.resolve("blkio.throttle.io_service_bytes"))))
                    .orElse("");
            int processes = processes().size();
            return Optional.of(new GroupCount(
                    cpu.map(folder -> Text.whole(Text.of(folder.resolve("cpuacct.usage"))))
                            .orElse(0L),
                    Text.whole(usage),
                    Text.number(stat, "total_inactive_file"),
                    anonymous + Text.number(stat, "total_mapped_file"),
                    anonymous,
                    Text.sum(io, "Read"),
                    Text.sum(io, "Write"),
                    processes,
                    Math.max(processes, Text.lines(memory.resolve("tasks"))),
                    oomKills()));
        }

        @Override
        public List<Long> processes() {
            return Text.pids(memory);
        }

        @Override
        public long oomKills() {
            return Text.number(Text.of(memory.resolve("memory.oom_control")), "oom_kill");
        }

        @Override
        public long limitHits() {
            return Text.whole(Text.of(memory.resolve("memory.failcnt")));
        }
    }

    /** What the kernel prints. */
    final class Text {
        private Text() {}

        static String of(Path file) {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            } catch (IOException gone) {
                return "";
            }
        }

        static List<Long> pids(Path folder) {
            return of(folder.resolve("cgroup.procs"))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> Long.parseLong(line.trim()))
                    .toList();
        }

        static int lines(Path file) {
            return (int) of(file).lines().count();
        }

        /** Of a file with one number; {@code max} is {@link Long#MAX_VALUE}. */
        static long whole(String text) {
            String trimmed = text.trim();
            if (trimmed.equals("max")) {
                return Long.MAX_VALUE;
            }
            return trimmed.matches("\\d{1,19}") ? Long.parseLong(trimmed) : 0;
        }

        /** Of the line {@code key number}; 0 when there is none. */
        static long number(String text, String key) {
            return text.lines()
                    .filter(line -> line.startsWith(key + " "))
                    .mapToLong(line -> whole(line.substring(key.length() + 1)))
                    .findFirst()
                    .orElse(0);
        }

        /** Of the lines {@code device kind number}, all devices together. */
        static long sum(String text, String kind) {
            return text.lines()
                    .map(line -> line.split(" ", -1))
                    .filter(words -> words.length == 3 && words[1].equals(kind))
                    .mapToLong(words -> whole(words[2]))
                    .sum();
        }
    }
}
