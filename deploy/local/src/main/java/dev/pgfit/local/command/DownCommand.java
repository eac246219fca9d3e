package dev.pgfit.local.command;

import dev.pgfit.local.stack.RunningStacks;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgfit down}: stops what {@code up} started, or what a crash left. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops the services.")
final class DownCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Override
    public Integer call() {
        boolean stopped = RunningStacks.stop(data.folder());
        System.out.println(stopped ? "Stopped." : "Nothing was running.");
        return 0;
    }
}
