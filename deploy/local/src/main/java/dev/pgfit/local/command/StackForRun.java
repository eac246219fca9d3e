package dev.pgfit.local.command;

import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.RunningStacks;
import dev.pgfit.local.stack.ServiceArtifacts;
import dev.pgfit.local.stack.Stack;
import dev.pgfit.local.stack.StackState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stack that one run uses: one that is up, or one of its own that ends with it, also when the run is interrupted. */
final class StackForRun implements AutoCloseable {
    private volatile Runnable cancellation = () -> {};
    private final @Nullable Stack own;
    private final Thread hook = new Thread(this::interrupted, "cancel");
    private @Nullable StackState state;

    private StackForRun(@Nullable Stack own, @Nullable StackState state) {
        this.own = own;
        this.state = state;
    }

    static StackForRun open(DataFolder folder, ServiceArtifacts artifacts, boolean keep, ProgressView view) {
        Optional<StackState> running = RunningStacks.toUse(folder);
        if (running.isPresent() || keep) {
            StackState used = running.orElseGet(() -> Background.start(folder, artifacts, view));
            StackForRun stack = new StackForRun(null, used);
            Runtime.getRuntime().addShutdownHook(stack.hook);
            return stack;
        }
        Stack own = new Stack(folder, artifacts, false);
        StackForRun stack = new StackForRun(own, null);
        Runtime.getRuntime().addShutdownHook(stack.hook);
        try {
            stack.state = own.start(view::note);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return stack;
    }

    StackState state() {
        StackState started = state;
        if (started == null) {
            throw new IllegalStateException("the stack is not up");
        }
        return started;
    }

    /** What to do first when a person interrupts. */
    void cancelWith(Runnable action) {
        cancellation = action;
    }

    private void interrupted() {
        try {
            cancellation.run();
        } finally {
            stopOwn();
        }
    }

    @Override
    public void close() {
        cancellation = () -> {};
        stopOwn();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already: the hook is at work and finds nothing left to do
            return;
        }
    }

    private void stopOwn() {
        if (own != null) {
            own.close();
        }
    }
}
