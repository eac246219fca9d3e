package dev.pgfit.monitor.observation;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.Target;
import dev.pgfit.monitor.report.Watched;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One watch over a run's candidates: readings come from the poller, signals from the benchmark, and it ends with the
 * benchmark's report or at the deadline. Thread-safe.
 */
public final class Observation {
    private final Plan plan;
    private final Limits limits;
    private final Map<CandidateKind, CandidateWatch> watches = new EnumMap<>(CandidateKind.class);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final WatchingMeter cost = new WatchingMeter();
    private @Nullable Long diskFree;
    private Stage stage = new Stage.Watching();
    private boolean reported;

    public Observation(Plan plan, Limits limits) {
        this.plan = plan;
        this.limits = limits;
        for (Target target : plan.targets()) {
            watches.put(target.candidate(), new CandidateWatch(target.candidate(), plan, limits));
        }
    }

    public UUID id() {
        return plan.id();
    }

    public Plan plan() {
        return plan;
    }

    /** A reading of one candidate; of one that isn't watched it brings nothing, nor after the report. */
    public synchronized Observed read(CandidateUsage usage) {
        CandidateWatch watch = watches.get(usage.candidate());
        return watch == null || reported ? Observed.NOTHING : watch.read(usage);
    }

    /**
     * What an answer says besides the readings.
     *
     * @param monitorCpuSeconds CPU time so far of the thread that asks
     */
    public synchronized void answered(URI source, Instant at, double monitorCpuSeconds, InstallationUsage answer) {
        int readings = Stream.of(CandidateKind.values())
                .mapToInt(kind -> answer.all(kind).size())
                .max()
                .orElse(0);
        cost.answered(source, new WatchingMeter.Answer(at, readings, monitorCpuSeconds, answer.readingCpuSeconds()));
        if (answer.diskFreeBytes() != null) {
            diskFree = answer.diskFreeBytes();
        }
    }

    /** A poll brought no reading of this candidate. */
    public synchronized void missed(CandidateKind candidate, String reason) {
        CandidateWatch watch = watches.get(candidate);
        if (watch != null) {
            watch.missed(reason);
        }
    }

    /** What the benchmark tells; repetitions and signals after the end change nothing. */
    public synchronized void signal(Signal signal) {
        move(Stage.after(stage, signal));
    }

    public synchronized void restarted(CandidateRestarted event) {
        CandidateWatch watch = watches.get(event.candidate());
        if (watch != null) {
            watch.restarted(event);
        }
    }

    /**
     * Waits for the end, by signal or at the plan's last instant.
     *
     * @param now the time now, by the clock that the plan was made with
     */
    public void awaitEnd(Instant now) throws InterruptedException {
        Duration left = Duration.between(now, plan.until());
        boolean signalled = !left.isNegative() && ended.await(left.toMillis(), TimeUnit.MILLISECONDS);
        if (!signalled) {
            end(plan.benchmarked() ? Ending.DEADLINE : Ending.DURATION_OVER);
        }
    }

    /** Ends it; when it has ended already, that ending stays. */
    public synchronized void end(Ending ending) {
        move(Stage.end(stage, ending));
    }

    public synchronized boolean ended() {
        return stage instanceof Stage.Finished;
    }

    /**
     * The report; to be asked for once, after the end.
     *
     * @throws IllegalStateException before the end
     */
    public synchronized ResourcesReport report(Instant now) {
        if (!(stage instanceof Stage.Finished finished)) {
            throw new IllegalStateException("still " + stage);
        }
        reported = true;
        watches.values().forEach(watch -> watch.finish(now));
        return Summary.of(plan, finished, seen(), limits, new Summary.Around(diskFree, cost.cost()), now);
    }

    /** What was seen so far, candidate by candidate. */
    public synchronized List<Watched> seen() {
        return watches.values().stream().map(CandidateWatch::seen).toList();
    }

    /** Makes the samples of an ended observation small enough to keep for later questions. */
    public synchronized void compact(int samples) {
        watches.values().forEach(watch -> watch.compact(samples));
    }

    private void move(Stage next) {
        stage = next;
        if (next instanceof Stage.Finished) {
            ended.countDown();
        }
    }
}
