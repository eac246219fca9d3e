package dev.pgfit.installer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.installer.edge.PodUsageClient;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program beside a candidate, on recorded trees of {@code /proc}: of both versions of control groups. */
class UsageProgramTest {
    private static final Pattern READY = Pattern.compile("\\{\"ready\":true,\"port\":(\\d+)}");
    private static final String V2 = "41/root/sys/fs/cgroup/";
    private static final String V1 = "41/root/sys/fs/cgroup/memory/";

    @TempDir
    Path folder;

    @BeforeEach
    void record() throws IOException {
        // the sandbox's own process, this program's, and two of the candidate's
        process(1, "mnt:[1]", 10, 1);
        process(7, "mnt:[2]", 20, 11);
        process(41, "mnt:[3]", 30, 4);
        process(45, "mnt:[3]", 90, 1);
        Files.createDirectories(folder.resolve("proc/self/ns"));
        Files.createSymbolicLink(folder.resolve("proc/self/ns/mnt"), Path.of("mnt:[2]"));
        write("self/net/dev", """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                lo: 999999 9 0 0 0 0 0 0 999999 9 0 0 0 0 0 0
              eth0: 500000 9 0 0 0 0 0 0 700000 9 0 0 0 0 0 0
            """);
        Files.createDirectories(folder.resolve("data/base"));
        Files.writeString(folder.resolve("data/base/1"), "x".repeat(3000));
    }

    @Test
    void shouldReadAGroupOfVersionTwo() throws Exception {
        // Given
        write(V2 + "cgroup.controllers", "cpu io memory pids\n");
        write(V2 + "cpu.stat", "usage_usec 2500000\nuser_usec 2000000\nsystem_usec 500000\n");
        write(V2 + "memory.current", "104857600\n");
        write(V2 + "memory.stat", "anon 31457280\nfile 62914560\nfile_mapped 10485760\ninactive_file 52428800\n");
        write(V2 + "memory.events", "low 0\nhigh 0\nmax 12\noom 2\noom_kill 3\noom_group_kill 0\n");
        write(V2 + "io.stat", "8:0 rbytes=4096 wbytes=8192 rios=1 wios=2\n8:16 rbytes=1 wbytes=2 rios=1 wios=2\n");

        // When
        PodReading reading = read();

        // Then
        assertThat(reading.running()).isTrue();
        assertThat(reading.cgroup()).isEqualTo(2);
        assertThat(reading.cpuNanos()).isEqualTo(2_500_000_000L);
        assertThat(reading.workingSetBytes()).isEqualTo(52_428_800);
        assertThat(reading.oomKills()).isEqualTo(3);
        assertThat(reading.ioReadBytes()).isEqualTo(4097);
        assertThat(reading.ioWrittenBytes()).isEqualTo(8194);
        shouldBeTheProcesses(reading);
    }

    @Test
    void shouldReadAGroupOfVersionOne() throws Exception {
        // Given
        write("41/root/sys/fs/cgroup/cpuacct/cpuacct.usage", "2500000000\n");
        write(V1 + "memory.usage_in_bytes", "104857600\n");
        write(V1 + "memory.stat", "cache 1\nrss 2\ninactive_file 3\ntotal_rss 4\ntotal_inactive_file 52428800\n");
        write(V1 + "memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
        write(
                "41/root/sys/fs/cgroup/blkio/blkio.throttle.io_service_bytes_recursive",
                "8:0 Read 4096\n8:0 Write 8192\n8:0 Sync 1\n8:0 Total 12288\nTotal 12288\n");

        // When
        PodReading reading = read();

        // Then
        assertThat(reading.cgroup()).isEqualTo(1);
        assertThat(reading.cpuNanos()).isEqualTo(2_500_000_000L);
        assertThat(reading.workingSetBytes()).isEqualTo(52_428_800);
        assertThat(reading.oomKills()).isEqualTo(3);
        assertThat(reading.ioReadBytes()).isEqualTo(4096);
        assertThat(reading.ioWrittenBytes()).isEqualTo(8192);
        shouldBeTheProcesses(reading);
    }

    @Test
    void shouldSayThatItCannotTell() {
        // Given: processes, and no control group to be seen
        assertThatThrownBy(this::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503")
                .hasMessageContaining("the control group of process 41 can't be read");
    }

    @Test
    void shouldSayThatNobodyIsThere() throws Exception {
        // Given
        delete("41/ns/mnt");
        delete("45/ns/mnt");

        // Then
        assertThat(read().running()).isFalse();
    }

    private static void shouldBeTheProcesses(PodReading reading) {
        assertThat(reading.life()).isEqualTo("41-30");
        assertThat(reading.processes()).isEqualTo(2);
        assertThat(reading.threads()).isEqualTo(5);
        assertThat(reading.rssBytes()).isEqualTo(2 * 20_480 * 1024);
        assertThat(reading.pssBytes()).isEqualTo(2 * 10_240 * 1024);
        assertThat(reading.anonymousBytes()).isEqualTo(2 * 4096 * 1024);
        assertThat(reading.diskBytes()).isEqualTo(3000);
        assertThat(reading.diskFreeBytes()).isPositive();
        // all of the pod's but the loopback, less what was asked and answered here
        assertThat(reading.networkReceivedBytes()).isBetween(499_000L, 499_999L);
        assertThat(reading.networkSentBytes()).isEqualTo(700_000);
    }

    private PodReading read() throws Exception {
        Path program = folder.resolve("usage.mjs");
        Files.write(
                program,
                UsageProgramTest.class
                        .getResourceAsStream("/kubernetes/usage.mjs")
                        .readAllBytes());
        String options = "{\"port\":0,\"proc\":\"%s\",\"data\":\"%s\"}"
                .formatted(folder.resolve("proc"), folder.resolve("data"));
        try (GuardedProcess node = GuardedProcess.start(
                Spec.of("usage", "node", program.toString(), options).in(folder))) {
            return new PodUsageClient().read("127.0.0.1", port(node));
        }
    }

    private static int port(GuardedProcess node) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            Matcher ready = READY.matcher(String.join("\n", node.outputTail(5)));
            if (ready.find()) {
                return Integer.parseInt(ready.group(1));
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not ready: " + node.outputTail(20));
    }

    private void process(int pid, String namespace, int born, int threads) throws IOException {
        Files.createDirectories(folder.resolve("proc/" + pid + "/ns"));
        Files.createSymbolicLink(folder.resolve("proc/" + pid + "/ns/mnt"), Path.of(namespace));
        write(
                pid + "/stat",
                "%d (a ) b) S 1 1 1 0 -1 0 0 0 0 0 1 1 0 0 20 0 %d 0 %d 1 1 1\n".formatted(pid, threads, born));
        write(pid + "/smaps_rollup", "5500-7fff ---p 00000000 00:00 0 [rollup]\nRss: 20480 kB\nPss: 10240 kB\n");
        write(pid + "/status", "Name:\ta\nVmRSS:\t   20480 kB\nRssAnon:\t    4096 kB\nThreads:\t1\n");
        write(pid + "/io", "rchar: 1\nwchar: 1\nread_bytes: 77\nwrite_bytes: 88\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("proc").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void delete(String file) throws IOException {
        Files.delete(folder.resolve("proc").resolve(file));
    }
}
