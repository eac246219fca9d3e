package dev.pgfit.process.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system as it was seen on some machine. */
record RecordedTree(Path root) {
    /** Docker with systemd on a machine with version 2. */
    static RecordedTree ofVersion2(Path root) {
        RecordedTree tree = new RecordedTree(root);
        tree.write("proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw\n");
        tree.write("proc/self/cgroup", "0::/user.slice/user-1000.slice/session-2.scope\n");
        tree.write("proc/7/cgroup", "0::/system.slice/docker-4f2a.scope\n");
        String group = "sys/fs/cgroup/system.slice/docker-4f2a.scope/";
        tree.write(group + "cgroup.procs", "7\n19\n20\n");
        tree.write(group + "memory.current", "91533312\n");
        tree.write(group + "memory.stat", """
                anon 12345344
                file 70000640
                kernel 2400256
                file_mapped 30003200
                inactive_file 41533440
                active_file 8192
                """);
        tree.write(group + "memory.events", "low 0\nhigh 0\nmax 12\noom 2\noom_kill 1\noom_group_kill 0\n");
        tree.write(group + "cpu.stat", "usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\nnr_throttled 3\n");
        tree.write(group + "io.stat", """
                8:0 rbytes=4096 wbytes=1048576 rios=1 wios=40 dbytes=0 dios=0
                259:1 rbytes=100 wbytes=24 rios=1 wios=1 dbytes=0 dios=0
                """);
        tree.write(group + "pids.current", "6\n");
        return tree;
    }

    /** podman with cgroupfs on a machine with version 1, the unified hierarchy mounted without controllers. */
    static RecordedTree ofVersion1(Path root) {
        RecordedTree tree = new RecordedTree(root);
        tree.write("proc/self/mountinfo", """
                31 23 0:27 / /sys/fs/cgroup/cpu rw shared:5 - cgroup cgroup rw,cpu
                32 23 0:28 / /sys/fs/cgroup/cpuacct rw shared:6 - cgroup cgroup rw,cpuacct
                33 23 0:29 / /sys/fs/cgroup/memory rw shared:7 - cgroup cgroup rw,memory
                34 23 0:30 / /sys/fs/cgroup/blkio rw shared:8 - cgroup cgroup rw,blkio
                35 23 0:31 / /sys/fs/cgroup/unified rw shared:9 - cgroup2 cgroup2 rw
                """);
        tree.write("proc/self/cgroup", "4:memory:/jobs/1\n3:blkio:/\n2:cpuacct:/\n1:cpu:/\n0::/\n");
        String name = "/libpod_parent/libpod-9c01";
        tree.write(
                "proc/7/cgroup", "4:memory:%1$s\n3:blkio:%1$s\n2:cpuacct:%1$s\n1:cpu:%1$s\n0::%1$s\n".formatted(name));
        String memory = "sys/fs/cgroup/memory" + name + "/";
        tree.write(memory + "cgroup.procs", "7\n19\n");
        tree.write(memory + "tasks", "7\n8\n19\n");
        tree.write(memory + "memory.usage_in_bytes", "50331648\n");
        tree.write(memory + "memory.stat", """
                cache 30000000
                rss 1
                mapped_file 2
                inactive_file 3
                total_cache 30000000
                total_rss 10000000
                total_mapped_file 20000000
                total_inactive_file 4000000
                """);
        tree.write(memory + "memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
        tree.write("sys/fs/cgroup/cpuacct" + name + "/cpuacct.usage", "987654321\n");
        tree.write("sys/fs/cgroup/blkio" + name + "/blkio.throttle.io_service_bytes_recursive", """
                8:0 Read 300
                8:0 Write 5000
                8:0 Total 5300
                8:16 Read 1
                8:16 Write 2
                Total 5303
                """);
        tree.folder("sys/fs/cgroup/unified" + name);
        tree.folder("sys/fs/cgroup/memory/jobs/1");
        tree.folder("sys/fs/cgroup/cpu");
        return tree;
    }

    Hierarchies hierarchies() {
        return new Hierarchies(root);
    }

    void folder(String path) {
        try {
            Files.createDirectories(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        Path path = root.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
