package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** All checks of a suite on one candidate, one after the other; each ends with a result. */
public final class SuiteRun {
    private final Candidate candidate;
    private final List<Check> checks;
    private final Limits limits;
    private final Consumer<CheckResult> listener;
    private final List<CheckResult> results = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param listener told of each result as it comes */
    public SuiteRun(Candidate candidate, List<Check> checks, Limits limits, Consumer<CheckResult> listener) {
        this.candidate = candidate;
        this.checks = List.copyOf(checks);
        this.limits = limits.in(candidate.target().environment());
        this.listener = listener;
    }

    /**
     * Runs them.
     *
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; nothing is left by then
     */
    public SuiteResult run() {
        Deadline whole = Deadline.in(limits.total());
        Optional<Server> server = arrive();
        if (server.isPresent()) {
            runAll(server.get(), whole);
        }
        return new SuiteResult(candidate.target().candidate(), server.isPresent(), results, problems);
    }

    private Optional<Server> arrive() {
        Deadline deadline = Deadline.in(limits.cleanup());
        try (DatabaseSession session = Arrival.at(candidate.database(), deadline)) {
            Answer answer = session.query(
                    "SELECT current_database()::text, current_setting('server_version_num')::int", deadline);
            Server server = new Server(
                    String.valueOf(answer.rows().getFirst().getFirst()),
                    answer.rows().getFirst().getLast() instanceof Number version ? version.intValue() : 0);
            for (String leftover : Leftovers.sweep(session, server.database(), deadline)) {
                problem("what an earlier run left could not be removed", leftover);
            }
            return Optional.of(server);
        } catch (DatabaseException e) {
            problem("no check could be run", e.words());
            checks.forEach(check -> add(CheckResults.unreachable(check, e.words())));
            return Optional.empty();
        }
    }

    private void runAll(Server server, Deadline whole) {
        RunToken token = RunToken.create(server.database(), RandomGenerator.getDefault());
        CheckRunner runner = new CheckRunner(candidate, token, limits);
        Optional<String> gone = Optional.empty();
        for (Check check : checks) {
            if (gone.isPresent()) {
                add(CheckResults.unreachable(check, gone.get()));
            } else if (server.version() < check.info().conditions().minServerVersion()) {
                add(CheckResults.skipped(
                        check,
                        "needs server version %d, this is %d"
                                .formatted(check.info().conditions().minServerVersion(), server.version())));
            } else {
                Optional<CheckResult> missing = missingBase(check);
                if (missing.isPresent()) {
                    add(CheckResults.baseless(check, missing.get()));
                } else {
                    gone = run(check, runner, whole).or(() -> exhausted(whole));
                }
            }
        }
    }

    /** The result of what the check builds on, if that was run and didn't pass. */
    private Optional<CheckResult> missingBase(Check check) {
        return check.buildsOn()
                .flatMap(base -> results.stream()
                        .filter(result -> result.id().equals(base) && result.outcome() != Outcome.PASSED)
                        .findFirst());
    }

    /** @return why no further check can be run, if that is so */
    private Optional<String> run(Check check, CheckRunner runner, Deadline whole) {
        Finding finding = runner.run(check, whole);
        add(finding.result());
        finding.leftovers()
                .forEach(leftover -> problem(
                        "check %s left something behind".formatted(check.info().id()), leftover));
        if (finding.result().outcome() == Outcome.PASSED && finding.leftovers().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> complaint = Health.complaint(candidate.database(), limits)
                .map(words -> "since check %s the database doesn't answer: %s"
                        .formatted(check.info().id(), words));
        complaint.ifPresent(words -> problem("the remaining checks could not be run", words));
        return complaint;
    }

    /** A candidate that uses all the time there is must not hold up the run. */
    private Optional<String> exhausted(Deadline whole) {
        if (!whole.passed() || results.size() == checks.size()) {
            return Optional.empty();
        }
        String words = "the time for all checks together, %d s, was used up"
                .formatted(whole.budget().toSeconds());
        problem("the remaining checks could not be run", words);
        return Optional.of(words);
    }

    private void add(CheckResult result) {
        results.add(result);
        listener.accept(result);
    }

    private void problem(String message, String detail) {
        problems.add(new Problem(candidate.name(), message, detail));
    }

    /** @param version as in server_version_num */
    private record Server(String database, int version) {}
}
