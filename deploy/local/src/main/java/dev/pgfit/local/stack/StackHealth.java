package dev.pgfit.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the parts of a running stack are. */
public final class StackHealth {
    private StackHealth() {}

    /**
     * One server.
     *
     * @param memoryBytes PSS; 0 when the system does not tell
     */
    public record Line(String name, int port, long pid, String health, long memoryBytes) {}

    /** Every part, asked now. */
    public static List<Line> of(StackState state) throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        try (Readiness readiness = new Readiness()) {
            for (StackState.Part service : state.services()) {
                long pid = service.process().pid();
                String health = readiness.isReady(service.url()) ? "ready" : "not ready";
                lines.add(new Line(service.name(), service.port(), pid, health, memory(Stream.of(pid))));
            }
        }
        long owner = state.owner().pid();
        int kafkaPort = Integer.parseInt(state.kafka().substring(state.kafka().lastIndexOf(':') + 1));
        lines.add(new Line("kafka, launcher", kafkaPort, owner, "up", memory(Stream.of(owner))));
        StackState.Part postgres = state.postgres();
        long postmaster = postgres.process().pid();
        lines.add(new Line(
                postgres.name(),
                postgres.port(),
                postmaster,
                postgres.process().alive().isPresent() ? "up" : "down",
                memory(tree(postmaster))));
        return lines;
    }

    private static Stream<Long> tree(long root) {
        return ProcessHandle.of(root).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid);
    }

    private static long memory(Stream<Long> pids) {
        return pids.mapToLong(StackHealth::proportionalSet).sum();
    }

    private static long proportionalSet(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
