package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.runner.CheckSeries.Ending;
import dev.pgfit.compat.runner.Disposables.Disposable;
import dev.pgfit.compat.runner.Disposables.RefusedException;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.Environment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * All checks of a suite on one candidate; each ends with a result. What needs more connections than its transport lets
 * in, and what may take it down, is run on disposable candidates where there are any.
 */
public final class SuiteRun {
    /** After as many that broke there is nothing more to learn. */
    private static final int MOST_DISPOSABLES = 4;

    private static final String SPARED =
            "may take a weak transport down; not run on a database that pgfit did not install, unless asked to";

    private final Candidate candidate;
    private final List<Check> checks;
    private final Limits limits;
    private final Disposables disposables;
    private final boolean destructive;
    private final SuiteLog log;

    /**
     * A run to come.
     *
     * @param destructive whether a database that nobody installed may be broken
     * @param listener told of each result as it comes
     */
    public SuiteRun(
            Candidate candidate,
            List<Check> checks,
            Limits limits,
            Disposables disposables,
            boolean destructive,
            Consumer<CheckResult> listener) {
        this.candidate = candidate;
        this.checks = List.copyOf(checks);
        this.limits = limits.in(candidate.target().environment());
        this.disposables = disposables;
        this.destructive = destructive || candidate.target().environment() != Environment.EXTERNAL;
        this.log = new SuiteLog(candidate.name(), listener);
    }

    /**
     * Runs them.
     *
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; nothing is left by then
     */
    public SuiteResult run() {
        Deadline whole = Deadline.in(limits.total());
        Placement placement = Placement.of(checks, candidate.maxConnections());
        Ending own = series(candidate, whole).run(placement.own());
        if (own.reached()) {
            giveUp(own);
            onTheCandidate(onDisposables(placement.apart(), whole), whole, own);
        } else {
            giveUp(new Ending(false, checks, own.why()));
        }
        return new SuiteResult(candidate.target().candidate(), own.reached(), log.inOrderOf(checks), log.problems());
    }

    /** @return what is to be run on the candidate itself, for want of others */
    private List<Check> onDisposables(List<Check> all, Deadline whole) {
        Ending last = new Ending(true, all, "");
        for (int i = 0; i < MOST_DISPOSABLES && !last.left().isEmpty() && !whole.passed(); i++) {
            Optional<Disposable> given = take(whole);
            if (given.isEmpty()) {
                return last.left();
            }
            try (Disposable disposable = given.get()) {
                last = new CheckSeries(disposable.candidate(), limits.ofDisposable(), whole, log).run(last.left());
            }
        }
        giveUp(last);
        return List.of();
    }

    private Optional<Disposable> take(Deadline whole) {
        try {
            return disposables.take(whole);
        } catch (RefusedException e) {
            log.problem("no disposable candidate could be had; its checks were run on the candidate itself", e.words());
            return Optional.empty();
        }
    }

    private void onTheCandidate(List<Check> left, Deadline whole, Ending own) {
        if (!own.left().isEmpty()) {
            left.forEach(check -> log.add(CheckResults.unreachable(check, own.why())));
            return;
        }
        Placement placement = Placement.of(left, OptionalInt.empty());
        giveUp(series(candidate, whole).run(placement.own()));
        if (destructive) {
            giveUp(series(candidate, whole).run(placement.destructive()));
        } else {
            placement.destructive().forEach(check -> log.add(CheckResults.skipped(check, SPARED)));
        }
    }

    private CheckSeries series(Candidate on, Deadline whole) {
        return new CheckSeries(on, limits, whole, log);
    }

    private void giveUp(Ending ending) {
        if (!ending.left().isEmpty()) {
            log.problem(
                    ending.reached() ? "the remaining checks could not be run" : "no check could be run", ending.why());
            ending.left().forEach(check -> log.add(CheckResults.unreachable(check, ending.why())));
        }
    }
}
