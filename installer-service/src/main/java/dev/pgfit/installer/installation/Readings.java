package dev.pgfit.installer.installation;

import dev.pgfit.contracts.CandidateUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads counters at a fixed rate for as long as somebody asks for them, so that one answer brings many readings: to ask
 * costs more than to read. Thread-safe.
 */
final class Readings implements AutoCloseable {
    /** The oldest go first. */
    private static final int KEPT = 200;
    /** Unasked for so long, and two intervals more, the readings end. */
    static final Duration UNASKED = Duration.ofSeconds(5);

    private static final ScheduledExecutorService THREAD = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("usage-readings").unstarted(task));

    /** Readings of all candidates at about one instant, that of the last of them. */
    record Round(Instant at, List<CandidateUsage> readings) {}

    private final Supplier<List<CandidateUsage>> source;
    private final long every;
    private final long unasked;
    private final Deque<Round> rounds = new ArrayDeque<>();
    private final ScheduledFuture<?> timer;
    private volatile long asked = System.nanoTime();
    private long read;

    /** @param source reads now; asked on a thread of its own, after the first time */
    Readings(Duration every, Duration unasked, Supplier<List<CandidateUsage>> source) {
        this.source = source;
        this.every = every.toNanos();
        this.unasked = unasked.toNanos() + 2 * this.every;
        read();
        this.timer = THREAD.scheduleAtFixedRate(this::tick, this.every, this.every, TimeUnit.NANOSECONDS);
    }

    /** Those later than this, oldest first; without it the latest one. At least the latest, even if it is not later. */
    List<Round> after(@Nullable Instant instant) {
        asked = System.nanoTime();
        synchronized (rounds) {
            Round latest = rounds.getLast();
            List<Round> later = instant == null
                    ? List.of()
                    : rounds.stream()
                            .filter(round -> round.at().isAfter(instant))
                            .toList();
            return later.isEmpty() ? List.of(latest) : later;
        }
    }

    /** Whether it reads no more. */
    boolean isOver() {
        return timer.isDone();
    }

    @Override
    public void close() {
        timer.cancel(false);
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - asked > unasked) {
            close();
        } else if (now - read > every / 2) {
            // one that comes right after a late one would make a sample too short to say anything
            read();
        }
    }

    private void read() {
        read = System.nanoTime();
        List<CandidateUsage> readings = source.get();
        Instant at = readings.stream()
                .map(CandidateUsage::at)
                .max(Comparator.naturalOrder())
                .orElseGet(Instant::now);
        synchronized (rounds) {
            if (rounds.size() == KEPT) {
                rounds.removeFirst();
            }
            rounds.addLast(new Round(at, readings));
        }
    }
}
