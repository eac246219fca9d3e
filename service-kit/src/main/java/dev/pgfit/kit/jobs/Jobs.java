package dev.pgfit.kit.jobs;

import dev.pgfit.kit.sharing.Occupancy;
import dev.pgfit.kit.tracing.RunLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Runs long work on virtual threads, a few at a time in the order asked, and remembers the latest results. Starting the
 * same id twice is starting it once: that makes redelivered events harmless.
 */
public final class Jobs<R> implements Occupancy, AutoCloseable {
    private final int parallel;
    private final Slots slots;
    private final int remembered;
    private final Map<UUID, Job<R>> jobs = new LinkedHashMap<>();

    /**
     * @param parallel how many run at once; the others queue, first come first served
     * @param remembered how many ended jobs can still be found
     */
    public Jobs(int parallel, int remembered) {
        this.parallel = parallel;
        this.slots = new Slots(parallel);
        this.remembered = remembered;
    }

    /** Starts the work under this id, or finds the job that already has it. */
    public Job<R> start(UUID id, Callable<R> work) {
        synchronized (jobs) {
            Job<R> known = jobs.get(id);
            if (known != null) {
                return known;
            }
            forgetOldest();
            Job<R> job = new Job<>(id);
            jobs.put(id, job);
            RunLog.Origin asked = RunLog.here();
            CompletableFuture<Void> turn = slots.ask();
            Thread worker = Thread.ofVirtual().name("job-" + id).unstarted(() -> run(job, turn, asked, work));
            job.bind(worker);
            worker.start();
            return job;
        }
    }

    public Optional<Job<R>> find(UUID id) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(id));
        }
    }

    /** All that are known, oldest first. */
    public List<Job<R>> all() {
        synchronized (jobs) {
            return new ArrayList<>(jobs.values());
        }
    }

    /** How many of those that are known are in this state. */
    public long count(JobState state) {
        synchronized (jobs) {
            return jobs.values().stream().filter(job -> job.state() == state).count();
        }
    }

    /** Asks a job to stop; false when there is none or it has ended. */
    public boolean cancel(UUID id) {
        return find(id).map(Job::cancel).orElse(false);
    }

    /** Asks a job to stop and forgets it, for it is somebody else's now: the same id may be started anew. */
    public Optional<Job<R>> abandon(UUID id) {
        Job<R> job;
        synchronized (jobs) {
            job = jobs.remove(id);
        }
        if (job != null) {
            job.markAbandoned();
            job.cancel();
        }
        return Optional.ofNullable(job);
    }

    @Override
    public int slots() {
        return parallel;
    }

    @Override
    public int taken() {
        synchronized (jobs) {
            return (int) jobs.values().stream()
                    .filter(job -> job.state() == JobState.RUNNING)
                    .count();
        }
    }

    @Override
    public boolean begun(UUID id) {
        return find(id).map(job -> job.state() != JobState.QUEUED).orElse(false);
    }

    /** Asks all jobs to stop. */
    @Override
    public void close() {
        all().forEach(Job::cancel);
    }

    private void run(Job<R> job, CompletableFuture<Void> turn, RunLog.Origin asked, Callable<R> work) {
        // the id of a job for a run is the run's: its log lines carry it
        try (RunLog lines = asked.of(job.id())) {
            settle(job, turn, work);
        }
    }

    private void settle(Job<R> job, CompletableFuture<Void> turn, Callable<R> work) {
        try {
            turn.get();
            if (job.isCancelled()) {
                throw new CancellationException("cancelled before it began");
            }
            job.markRunning();
            job.result().complete(work.call());
        } catch (Throwable failure) {
            job.result().completeExceptionally(job.isCancelled() ? new CancellationException("cancelled") : failure);
        } finally {
            slots.leave(turn);
        }
    }

    private void forgetOldest() {
        long ended = jobs.values().stream().filter(job -> job.state().ended()).count();
        Iterator<Job<R>> oldest = jobs.values().iterator();
        while (ended >= remembered && oldest.hasNext()) {
            if (oldest.next().state().ended()) {
                oldest.remove();
                ended--;
            }
        }
    }
}
