package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.Gap;
import dev.pgfit.monitor.gap.GapLog;
import dev.pgfit.monitor.gap.Silence;
import dev.pgfit.monitor.guest.GuestLog;
import dev.pgfit.monitor.report.Watched;
import dev.pgfit.monitor.sample.Reading;
import dev.pgfit.monitor.sample.Sample;
import dev.pgfit.monitor.sample.Sampler;
import dev.pgfit.monitor.series.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything seen of one candidate so far. Not thread-safe. */
final class CandidateWatch {
    private static final String DOWN = "not running";

    private final CandidateKind candidate;
    private final Sampler sampler;
    private final Silence silence;
    private final Series series;
    private final GuestLog guests;
    private final GapLog gaps;
    private final Crossings crossings;
    private final List<CandidateRestarted> told = new ArrayList<>();
    private @Nullable Integer firstRestarts;
    private int restarts;
    private @Nullable String down;

    CandidateWatch(CandidateKind candidate, Plan plan, Limits limits) {
        Duration tolerated = limits.tolerated(plan.spec().interval());
        this.candidate = candidate;
        this.sampler = new Sampler(tolerated);
        this.silence = new Silence(plan.from(), tolerated);
        this.series = new Series(limits.samples());
        this.guests = new GuestLog(plan.from(), limits.samples());
        this.gaps = new GapLog(limits.listed());
        this.crossings = new Crossings(plan.id(), candidate, plan.spec(), limits);
    }

    /** Takes one reading in: limits are held against the host's figures only. */
    Observed read(CandidateUsage usage) {
        return host(usage).with(guests.read(usage).orElse(null));
    }

    private Observed host(CandidateUsage usage) {
        int first = firstRestarts == null ? usage.restarts() : firstRestarts;
        firstRestarts = first;
        restarts = Math.max(restarts, usage.restarts() - first);
        return switch (sampler.next(usage)) {
            case Reading.Measured(Sample sample) -> {
                series.add(sample);
                silence.covered(sample.to());
                yield Observed.of(sample, crossings.next(sample));
            }
            case Reading.Began(Instant at, String why) -> {
                boolean restarted = !why.equals(Sampler.FIRST) && !why.equals(Sampler.LATE);
                Observed observed = interrupted(
                        silence.broken(at, why, down != null || restarted).orElse(null));
                down = null;
                yield observed;
            }
            case Reading.NotRunning(String why) -> {
                down = why == null ? DOWN : DOWN + ": " + why;
                silence.because(down);
                yield Observed.NOTHING;
            }
            case Reading.Repeated() -> {
                silence.because("the answers repeated old figures");
                yield Observed.NOTHING;
            }
        };
    }

    /** There was no reading, for this reason. */
    void missed(String reason) {
        silence.because(reason);
    }

    /** The installer tells of a restart, before or after the figures show it. */
    void restarted(CandidateRestarted event) {
        restarts = Math.max(restarts, event.restarts());
        told.add(event);
    }

    /** No more readings come: a silence that lasts becomes a gap. */
    void finish(Instant at) {
        silence.until(at, Sampler.LATE).ifPresent(gaps::add);
    }

    /** Keeps at most so many samples; for watches kept only to be looked at. */
    void compact(int samples) {
        series.compact(samples);
        guests.compact(samples);
    }

    Watched seen() {
        List<Gap> explained = gaps.list();
        for (CandidateRestarted event : told) {
            Instant back =
                    event.outage() == null ? event.diedAt() : event.diedAt().plus(event.outage());
            explained = GapLog.explain(explained, event.diedAt(), back, event.reason());
        }
        return new Watched(
                candidate,
                series.snapshot(),
                guests.snapshot(),
                series.granularity(),
                restarts,
                down,
                explained,
                crossings.list(),
                omitted());
    }

    private Observed interrupted(@Nullable Gap gap) {
        crossings.interrupted();
        if (gap == null) {
            return Observed.NOTHING;
        }
        gaps.add(gap);
        return Observed.of(gap);
    }

    private List<String> omitted() {
        List<String> omitted = new ArrayList<>();
        if (gaps.omitted() > 0) {
            omitted.add(gaps.omitted() + " more gaps");
        }
        if (crossings.omitted() > 0) {
            omitted.add(crossings.omitted() + " more threshold crossings");
        }
        if (series.dropped() > 0) {
            omitted.add(series.dropped() + " samples, too many gaps to merge them");
        }
        return omitted;
    }
}
