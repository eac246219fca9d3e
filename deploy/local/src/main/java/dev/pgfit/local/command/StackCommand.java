package dev.pgfit.local.command;

import dev.pgfit.local.stack.Stack;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code up} starts in the background: the stack, until it is told to end. */
@Command(name = "stack", hidden = true, description = "Runs the stack until terminated.")
final class StackCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DataOption data;

    @Override
    public Integer call() throws InterruptedException {
        Stack stack = new Stack(data.folder(), data.artifacts(), true);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        stack.start(text -> System.out.println(text));
        new CountDownLatch(1).await();
        return 0;
    }
}
