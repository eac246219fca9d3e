package dev.pgfit.local.command;

import dev.pgfit.local.hold.Connections;
import dev.pgfit.local.hold.Holding;
import dev.pgfit.local.hold.Installation;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.RunningStacks;
import dev.pgfit.local.stack.StackHealth;
import dev.pgfit.local.stack.StackState;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgfit status}: what runs, where, how it feels and what it uses. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows services, ports, health and memory, and how to reach candidates.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Override
    public Integer call() throws InterruptedException {
        DataFolder folder = data.folder();
        Optional<StackState> running = RunningStacks.find(folder);
        if (running.isEmpty()) {
            System.out.println("Not running. Data folder: " + folder.root());
            return 0;
        }
        StackState state = running.get();
        System.out.printf("%-18s %-6s %-7s %-9s %s%n", "NAME", "PORT", "PID", "HEALTH", "MEMORY");
        long total = 0;
        for (StackHealth.Line line : StackHealth.of(state)) {
            total += line.memoryBytes();
            System.out.printf(
                    "%-18s %-6d %-7d %-9s %s%n",
                    line.name(), line.port(), line.pid(), line.health(), megabytes(line.memoryBytes()));
        }
        System.out.printf("%-43s%s%n", "", megabytes(total));
        System.out.println();
        System.out.println("Data folder   " + folder.root());
        System.out.println("Since         " + state.startedAt());
        CurrentRun.of(state).ifPresent(run -> System.out.println("Newest run    " + run));
        for (Installation installation : Holding.present(state)) {
            System.out.println();
            Connections.lines(installation).forEach(System.out::println);
        }
        return 0;
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "-" : bytes / 1_000_000 + " MB";
    }
}
