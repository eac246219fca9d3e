package dev.pgfit.monitor;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.Target;
import dev.pgfit.monitor.sample.Level;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.sample.Spent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Readings and samples for tests. */
public final class Usages {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final Duration INTERVAL = Duration.ofMillis(200);

    private Usages() {}

    public static Instant at(double seconds) {
        return START.plusNanos(Math.round(seconds * 1e9));
    }

    public static CandidateUsage running(double seconds, int restarts, double cpuSeconds, long memory) {
        return running(CandidateKind.POSTGRESQL, seconds, restarts, cpuSeconds, memory);
    }

    public static CandidateUsage running(
            CandidateKind kind, double seconds, int restarts, double cpuSeconds, long memory) {
        return running(kind, seconds, restarts, cpuSeconds, memory, memory);
    }

    /** @param memory shared pages counted once, with this much that is not shared */
    public static CandidateUsage running(
            CandidateKind kind, double seconds, int restarts, double cpuSeconds, long memory, long anonymous) {
        long bytes = Math.round(cpuSeconds * 1000);
        return new CandidateUsage(
                kind,
                at(seconds),
                true,
                restarts,
                cpuSeconds,
                2 * memory,
                memory,
                anonymous,
                bytes,
                2 * bytes,
                3 * bytes,
                4 * bytes,
                1_000_000,
                3,
                5,
                null,
                null);
    }

    /** A reading of a virtual machine that brings along what was read inside it. */
    public static CandidateUsage machine(double seconds, @Nullable GuestUsage guest) {
        return new CandidateUsage(
                CandidateKind.POSTGRESQL, at(seconds), true, 0, seconds, 2, 1, null, 0, 0, 0, 0, 0, 1, 1, guest, null);
    }

    /** Of a guest with 100 MB. */
    public static GuestUsage guest(double seconds, double usedBytes) {
        return new GuestUsage(at(seconds), 100_000_000, 100_000_000 - Math.round(usedBytes), 30_000_000, 0.5, 7);
    }

    public static CandidateUsage down(double seconds, int restarts) {
        return CandidateUsage.absent(CandidateKind.POSTGRESQL, at(seconds), restarts);
    }

    public static Sample sample(double from, double to, double cpuSeconds, long memory) {
        return Sample.of(
                at(from),
                at(to),
                new Spent(cpuSeconds, 1, 2, 3, 4),
                new Level(memory, memory, 2 * memory, 1_000_000, 3, 5));
    }

    /** Samples of 200 ms, one after another, with these memory figures. */
    public static List<Sample> memory(double... bytes) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            samples.add(sample(i * 0.2, (i + 1) * 0.2, 0.1, Math.round(bytes[i])));
        }
        return samples;
    }

    public static Target target(CandidateKind kind, String usage) {
        return new Target(
                kind,
                "18.6",
                Environment.HOST,
                "native",
                new Endpoint("127.0.0.1", 5432, "postgres", "postgres", null, null, true),
                URI.create(usage));
    }
}
