package dev.pgfit.benchmark.measure;

import dev.pgfit.benchmark.plan.Pace;
import dev.pgfit.benchmark.plan.PlannedTest;
import dev.pgfit.benchmark.plan.RoundCost;
import dev.pgfit.benchmark.plan.Share;
import dev.pgfit.benchmark.plan.Turns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Measures tests: warms each candidate up, finds how many executions keep the slower one busy for a round and fit into
 * the test's share of the budget, and then gives both the same number of the same executions, round by round.
 */
public final class TestRunner {
    private static final long LOWEST_NANOS = 100;
    private static final int WARM_UP = -1;
    private static final int SWEEP = -2;

    private final MeasureSettings settings;
    private final Surroundings surroundings;
    private final WarmUp warmUp;
    private final VitalsSource vitals;
    private final Map<Database, Histogram[]> histograms = new HashMap<>();

    public TestRunner(MeasureSettings settings, Slices slices) {
        this(settings, slices, new VitalsReader(Path.of("/proc")));
    }

    /** @param vitals asked before and after each round */
    public TestRunner(MeasureSettings settings, Slices slices, VitalsSource vitals) {
        this.vitals = vitals;
        this.settings = settings;
        this.surroundings = new Surroundings(slices);
        this.warmUp = new WarmUp(settings);
    }

    /** Measures one test on all candidates given. One that fails is dropped from the test; the others go on. */
    public TestRun run(PlannedTest test, List<Database> databases, Share all) throws InterruptedException {
        Share share = settings.load().sweep().isPresent() ? all.half() : all;
        long begun = System.nanoTime();
        List<Contender> contenders = new ArrayList<>();
        for (Database database : databases) {
            Histogram[] own = histograms.computeIfAbsent(database, d -> new Histogram[] {histogram(), histogram()});
            Contender contender = new Contender(database, own[0], own[1]);
            if (settings.load().model() instanceof LoadModel.Open open) {
                contender.intended(open.perSecond());
            }
            contenders.add(contender);
        }
        for (Contender contender : contenders) {
            surroundings.within(
                    test, contender, () -> warmUp.run(contender, load(test, contender, WARM_UP), share.warmUp()));
        }
        Pace pace = new Pace(settings.rounds(), share);
        long wanted = executionsPerRound(contenders);
        long executions = pace.executions(wanted, cost(contenders), since(begun));
        Duration warmedUp = since(begun);
        Renewal renewal = new Renewal();
        long warm = System.nanoTime();
        int done = 0;
        int tries = 0;
        Watched watched = Watched.NONE;
        while (anyLeft(contenders) && pace.another(done, since(begun), average(since(warm), tries))) {
            int before = watched.repeated();
            watched = round(test, contenders, renewal, executions, done, watched);
            tries++;
            done += watched.repeated() == before ? 1 : 0;
        }
        String shortened = new TestRun.Volume(done, executions)
                .shortOf(new TestRun.Volume(settings.rounds(), wanted), share, warmedUp, average(since(warm), tries));
        sweep(test, contenders, share);
        return new TestRun(contenders, done, anyLeft(contenders) ? shortened : "", watched);
    }

    /** One round of each; when one was disturbed, none counts, so that pairs stay pairs, unless that happens all the time. */
    private Watched round(
            PlannedTest test, List<Contender> contenders, Renewal renewal, long executions, int number, Watched before)
            throws InterruptedException {
        Map<Contender, LoadResult> results = new LinkedHashMap<>();
        List<String> disturbed = new ArrayList<>();
        Watched[] watched = {before};
        boolean renewed = renewal.isWorthwhile(contenders, executions);
        for (Contender contender : Turns.in(number, contenders)) {
            if (contender.failure().isEmpty()) {
                if (renewed) {
                    renewal.renew(contender, test.concurrency());
                }
                surroundings.within(test, contender, () -> {
                    Load load = load(test, contender, number);
                    if (renewed && contender.failure().isEmpty()) {
                        contender.discarded(contender
                                .database()
                                .drive(load.times(Renewal.first(executions)), contender.freshRound()));
                    }
                    if (contender.failure().isPresent()) {
                        return;
                    }
                    Vitals earlier = vitals.read();
                    LoadResult result = contender.database().drive(load.times(executions), contender.freshRound());
                    Vitals spent = vitals.read().since(earlier);
                    if (result.failure().isPresent()) {
                        contender.measured(result);
                    } else {
                        results.put(contender, result);
                        disturbed.add(Disturbance.of(result, spent));
                        watched[0] = watched[0].plus(result, spent);
                    }
                });
            }
        }
        disturbed.removeIf(String::isEmpty);
        boolean failed =
                contenders.stream().anyMatch(contender -> contender.failure().isPresent());
        String why = disturbed.isEmpty() || failed ? "" : disturbed.getFirst();
        if (!why.isEmpty() && before.mayRepeat()) {
            return before.repeating(why);
        }
        results.forEach(Contender::measured);
        return watched[0].counting(why);
    }

    private void sweep(PlannedTest test, List<Contender> contenders, Share share) throws InterruptedException {
        if (settings.load().sweep().isEmpty()) {
            return;
        }
        RateSweep sweep = new RateSweep(settings.load().sweep().get(), settings.seed(), vitals);
        for (Contender contender : contenders) {
            if (contender.failure().isEmpty()) {
                long begun = System.nanoTime();
                Duration most = share.fair().dividedBy(contenders.size());
                surroundings.within(
                        test,
                        contender,
                        () -> contender.knee(sweep.run(
                                contender,
                                load(test, contender, SWEEP),
                                () -> since(begun).compareTo(most) >= 0)));
            }
        }
    }

    private Load load(PlannedTest test, Contender contender, int round) {
        return new Load(
                new Mix(Scripts.of(test.query(), test.rows(), settings.seed(), round), settings.seed() + round),
                settings.load().model(),
                contender.database().connections(test.concurrency()),
                settings.mostExecutions(),
                Load.UNLIMITED,
                settings.queryTimeout());
    }

    /** As many as keep the slowest busy for a round's time. */
    private long executionsPerRound(List<Contender> contenders) {
        double slowest = contenders.stream()
                .filter(contender -> contender.failure().isEmpty())
                .mapToDouble(Contender::executionsPerSecond)
                .min()
                .orElse(0);
        double perSecond = settings.load().model() instanceof LoadModel.Open open ? open.perSecond() : slowest;
        long fitting = (long) (perSecond * settings.roundTime().toNanos() / 1e9);
        return Math.clamp(fitting, settings.fewestExecutions(), settings.mostExecutions());
    }

    private static RoundCost cost(List<Contender> contenders) {
        return contenders.stream()
                .filter(contender -> contender.failure().isEmpty())
                .map(Contender::cost)
                .reduce(RoundCost.NONE, RoundCost::plus);
    }

    private static boolean anyLeft(List<Contender> contenders) {
        return contenders.stream().anyMatch(contender -> contender.failure().isEmpty());
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static Duration average(Duration time, int rounds) {
        return rounds == 0 ? Duration.ZERO : time.dividedBy(rounds);
    }

    private Histogram histogram() {
        long highest = settings.queryTimeout().toNanos() * 2;
        return new Histogram(LOWEST_NANOS, Math.max(highest, 10 * LOWEST_NANOS), 3);
    }
}
