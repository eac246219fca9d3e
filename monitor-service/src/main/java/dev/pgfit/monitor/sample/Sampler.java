package dev.pgfit.monitor.sample;

import dev.pgfit.contracts.CandidateUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns one candidate's readings into samples. Within an epoch, the samples' differences add up to last minus first
 * reading; a restart, a counter that went backwards, a pause that is too long or a clock that was set back begins a new
 * epoch, so that no difference is ever negative or spread over time nobody watched. Times are kept to the microsecond.
 * Not thread-safe.
 */
public final class Sampler {
    public static final String FIRST = "no answer yet";
    public static final String LATE = "no answer in time";

    private final Duration longest;
    private @Nullable CandidateUsage last;

    /** @param longest a longer stretch between two readings is no sample but a gap */
    public Sampler(Duration longest) {
        this.longest = longest;
    }

    public Reading next(CandidateUsage now) {
        if (!now.running()) {
            last = null;
            return new Reading.NotRunning(now.down());
        }
        CandidateUsage before = last;
        if (before != null && !at(now).isAfter(at(before)) && !at(now).isBefore(at(before))) {
            return new Reading.Repeated();
        }
        last = now;
        String fresh = newEpoch(before, now);
        return fresh == null && before != null
                ? new Reading.Measured(between(before, now))
                : new Reading.Began(at(now), fresh == null ? FIRST : fresh);
    }

    private @Nullable String newEpoch(@Nullable CandidateUsage before, CandidateUsage now) {
        if (before == null) {
            return FIRST;
        }
        if (now.restarts() != before.restarts()) {
            return "restarted";
        }
        if (at(now).isBefore(at(before))) {
            return "the installer's clock was set back";
        }
        if (Duration.between(at(before), at(now)).compareTo(longest) > 0) {
            return LATE;
        }
        return wentBackwards(before, now) ? "counters went backwards" : null;
    }

    private static boolean wentBackwards(CandidateUsage before, CandidateUsage now) {
        return now.cpuSeconds() < before.cpuSeconds()
                || now.ioReadBytes() < before.ioReadBytes()
                || now.ioWrittenBytes() < before.ioWrittenBytes()
                || now.networkReceivedBytes() < before.networkReceivedBytes()
                || now.networkSentBytes() < before.networkSentBytes();
    }

    private static Sample between(CandidateUsage before, CandidateUsage now) {
        return Sample.of(
                at(before),
                at(now),
                new Spent(
                        now.cpuSeconds() - before.cpuSeconds(),
                        now.ioReadBytes() - before.ioReadBytes(),
                        now.ioWrittenBytes() - before.ioWrittenBytes(),
                        now.networkReceivedBytes() - before.networkReceivedBytes(),
                        now.networkSentBytes() - before.networkSentBytes()),
                new Level(
                        now.pssBytes(),
                        now.anonymousBytes() == null ? now.pssBytes() : now.anonymousBytes(),
                        now.rssBytes(),
                        now.diskBytes(),
                        now.processes(),
                        now.threads()));
    }

    private static Instant at(CandidateUsage usage) {
        return usage.at().truncatedTo(ChronoUnit.MICROS);
    }
}
