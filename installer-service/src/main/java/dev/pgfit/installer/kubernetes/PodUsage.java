package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.installer.step.Measured;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts for a candidate in a pod, over all lives of its container. Thread-safe. */
final class PodUsage implements Measured {
    private static final Duration FRESH = Duration.ofMillis(400);

    private final CandidateKind kind;
    private final PodWatch watch;
    private final UsageReader reader;
    private final int port;
    private Runnable onKill = () -> {};
    private @Nullable PodReading last;
    private long lastNanos;
    private int lives = 1;

    PodUsage(CandidateKind kind, PodWatch watch, UsageReader reader, int port) {
        this.kind = kind;
        this.watch = watch;
        this.reader = reader;
        this.port = port;
    }

    /** Calls this when the kernel has ended a process of it for lack of memory and the rest lives on; not to block. */
    synchronized void onKill(Runnable listener) {
        onKill = listener;
    }

    /** For the monitor; empty: nobody could tell, which is a gap. */
    synchronized Optional<CandidateUsage> read() {
        if (!(watch.state() instanceof PodState.Running running)) {
            return Optional.of(down(Instant.now(), restarts(watch.state())));
        }
        return refresh(running).map(now -> {
            int restarts = restarts(running);
            return now.running() ? up(now, Instant.now(), restarts) : down(Instant.now(), restarts);
        });
    }

    /** The kubelet's count, or that of the lives seen where it is ahead. */
    private int restarts(PodState state) {
        int told = switch (state) {
            case PodState.Running running -> running.restarts();
            case PodState.Dead dead -> dead.restarts();
            case PodState.Unscheduled u -> 0;
            case PodState.Starting s -> 0;
            case PodState.Over o -> 0;
        };
        return Math.max(told, lives - 1);
    }

    private CandidateUsage down(Instant at, int restarts) {
        return CandidateUsage.absent(kind, at, restarts);
    }

    private CandidateUsage up(PodReading now, Instant at, int restarts) {
        return new CandidateUsage(
                kind,
                at,
                true,
                restarts,
                now.cpuNanos() / 1e9,
                now.rssBytes(),
                now.pssBytes(),
                now.anonymousBytes(),
                now.ioReadBytes(),
                now.ioWrittenBytes(),
                now.networkReceivedBytes(),
                now.networkSentBytes(),
                now.diskBytes(),
                now.processes(),
                now.threads(),
                null,
                null);
    }

    private Optional<PodReading> refresh(PodState.Running running) {
        PodReading now;
        try {
            now = reader.read(running.ip(), port);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        if (now.running()) {
            PodReading before = last;
            if (before != null && !before.life().equals(now.life())) {
                lives++;
            } else if (now.oomKills() > (before == null ? 0 : before.oomKills())) {
                onKill.run();
            }
            last = now;
            lastNanos = System.nanoTime();
        }
        return Optional.of(now);
    }

    /** A reading that is a moment old at most while it runs, else the last; empty when there is none. */
    synchronized Optional<PodReading> recent() {
        boolean stale = last == null || System.nanoTime() - lastNanos > FRESH.toNanos();
        if (stale && watch.state() instanceof PodState.Running running) {
            var unused = refresh(running);
        }
        return Optional.ofNullable(last);
    }

    OptionalLong freeBytes() {
        return recent().map(now -> OptionalLong.of(now.diskFreeBytes())).orElse(OptionalLong.empty());
    }

    @Override
    public double cpuSeconds() {
        return recent().map(now -> now.cpuNanos() / 1e9).orElse(0.0);
    }

    @Override
    public long memoryBytes() {
        return recent().map(PodReading::pssBytes).orElse(0L);
    }

    @Override
    public int processes() {
        return recent().map(PodReading::processes).orElse(0);
    }
}
