package dev.pgfit.local.stack;

import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds and stops stacks that other processes run. */
public final class RunningStacks {
    private static final Duration ORDERLY_STOP = Duration.ofSeconds(40);
    private static final Duration FORCED_STOP = Duration.ofSeconds(5);

    private RunningStacks() {}

    /** The stack that runs on a folder, ready or on its way, or nothing. */
    public static Optional<StackState> find(DataFolder folder) {
        if (!StackLock.isHeld(folder)) {
            return Optional.empty();
        }
        return StackState.read(folder).filter(state -> state.owner().alive().isPresent());
    }

    /**
     * A stack that {@code up} started and that a run may use.
     *
     * @throws Failure MISSING_PREREQUISITE when the folder is taken by a stack that ends with its own run
     */
    public static Optional<StackState> toUse(DataFolder folder) {
        Optional<StackState> running = find(folder);
        running.filter(state -> !state.background() || !state.ready()).ifPresent(state -> {
            throw busy(folder, state);
        });
        return running;
    }

    static Failure busy(DataFolder folder, StackState state) {
        return new Failure(
                ExitCode.MISSING_PREREQUISITE,
                "the data folder " + folder.root() + " is in use by process "
                        + state.owner().pid()
                        + ", started at " + state.startedAt()
                        + (state.background() ? " (still starting)" : " (pgfit run)")
                        + "; wait for it, or choose another folder with --data");
    }

    /**
     * Stops the stack of a folder, in an orderly way if it can be, and takes away what a crash left behind.
     *
     * @return whether there was one
     */
    public static boolean stop(DataFolder folder) {
        Optional<ProcessHandle> owner =
                StackState.read(folder).flatMap(state -> state.owner().alive());
        owner.ifPresent(handle -> {
            handle.destroy();
            if (!ends(handle, ORDERLY_STOP)) {
                handle.destroyForcibly();
                ends(handle, FORCED_STOP);
            }
        });
        Leftovers.clear(folder);
        return owner.isPresent();
    }

    /** Waits for a stack that another process starts. */
    public static StackState awaitReady(DataFolder folder, ProcessHandle starter, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            Optional<StackState> state =
                    StackState.read(folder).filter(s -> s.owner().pid() == starter.pid());
            if (state.isPresent() && state.get().ready()) {
                return state.get();
            }
            if (!starter.isAlive()) {
                throw new Failure(
                        ExitCode.UNEXPECTED,
                        "the stack did not start; the last lines of " + folder.log("launcher") + ":\n"
                                + LogTail.of(folder.log("launcher")));
            }
            pause();
        }
        starter.destroy();
        throw new Failure(ExitCode.UNEXPECTED, "the stack was not ready within " + patience.toSeconds() + " s");
    }

    static boolean ends(ProcessHandle handle, Duration patience) {
        CompletableFuture<ProcessHandle> end = handle.onExit();
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.CANCELLED, "interrupted", e);
        }
    }
}
