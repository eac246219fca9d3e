package dev.pgfit.kit.jobs;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Work with an id, running or ended. */
public final class Job<R> {
    private final UUID id;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private volatile boolean running;
    private volatile boolean cancelled;
    private volatile boolean abandoned;
    private volatile @Nullable Thread thread;

    Job(UUID id) {
        this.id = id;
    }

    public UUID id() {
        return id;
    }

    /** Completes when the work has really stopped: with its result, its failure, or {@link CancellationException}. */
    public CompletableFuture<R> result() {
        return result;
    }

    public JobState state() {
        return switch (result.state()) {
            case SUCCESS -> JobState.DONE;
            case CANCELLED -> JobState.CANCELLED;
            case FAILED ->
                result.exceptionNow() instanceof CancellationException ? JobState.CANCELLED : JobState.FAILED;
            case RUNNING -> running ? JobState.RUNNING : JobState.QUEUED;
        };
    }

    /** What went wrong, for a person; empty unless the job failed. */
    public Optional<String> failure() {
        if (state() != JobState.FAILED) {
            return Optional.empty();
        }
        Throwable cause = result.exceptionNow();
        if (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Optional.of(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /** Whether it is somebody else's by now: its result is not to be told. */
    public boolean isAbandoned() {
        return abandoned;
    }

    void markAbandoned() {
        abandoned = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void bind(Thread worker) {
        this.thread = worker;
    }

    void markRunning() {
        running = true;
    }

    /** Asks the work to stop by interrupting it; {@link #result()} completes once it has. */
    boolean cancel() {
        if (result.isDone()) {
            return false;
        }
        cancelled = true;
        Thread worker = thread;
        if (worker != null) {
            worker.interrupt();
        }
        return true;
    }
}
