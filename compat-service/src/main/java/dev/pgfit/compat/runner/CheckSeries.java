package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.database.Answer;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Checks on one database, one after the other, until it answers no more. */
final class CheckSeries {
    private final Candidate candidate;
    private final Limits limits;
    private final Deadline whole;
    private final SuiteLog log;

    /** @param whole by when all checks must be done */
    CheckSeries(Candidate candidate, Limits limits, Deadline whole, SuiteLog log) {
        this.candidate = candidate;
        this.limits = limits;
        this.whole = whole;
        this.log = log;
    }

    /**
     * Runs them; each one run is in the log.
     *
     * @return how it ended
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; nothing is left by then
     */
    Ending run(List<Check> checks) {
        if (checks.isEmpty()) {
            return new Ending(true, checks, "");
        }
        Deadline deadline = Deadline.in(limits.cleanup());
        Server server;
        try {
            server = arrive(deadline);
        } catch (DatabaseException e) {
            return new Ending(false, checks, e.words());
        }
        CheckRunner runner = new CheckRunner(candidate, RunToken.create(server.database(), random()), limits);
        for (int i = 0; i < checks.size(); i++) {
            if (whole.passed()) {
                return new Ending(true, checks.subList(i, checks.size()), timeUsedUp());
            }
            Check check = checks.get(i);
            int wanted = check.info().conditions().minServerVersion();
            if (server.version() < wanted) {
                log.add(CheckResults.skipped(
                        check, "needs server version %d, this is %d".formatted(wanted, server.version())));
                continue;
            }
            Optional<CheckResult> missing = check.buildsOn().flatMap(log::failureOf);
            if (missing.isPresent()) {
                log.add(CheckResults.baseless(check, missing.get()));
                continue;
            }
            Optional<String> gone = run(check, runner, i + 1 < checks.size());
            if (gone.isPresent()) {
                return new Ending(true, checks.subList(i + 1, checks.size()), gone.get());
            }
        }
        return new Ending(true, List.of(), "");
    }

    private Server arrive(Deadline deadline) {
        try (DatabaseSession session = Arrival.at(candidate.database(), deadline)) {
            Answer answer = session.query(
                    "SELECT current_database()::text, current_setting('server_version_num')::int", deadline);
            Server server = new Server(
                    String.valueOf(answer.rows().getFirst().getFirst()),
                    answer.rows().getFirst().getLast() instanceof Number version ? version.intValue() : 0);
            for (String leftover : Leftovers.sweep(session, server.database(), deadline)) {
                log.problem("what an earlier run left could not be removed", leftover);
            }
            return server;
        }
    }

    /**
     * Runs one.
     *
     * @param more whether others are to come: whether the database still answers matters to them only
     * @return why no further check can be run here, if that is so
     */
    private Optional<String> run(Check check, CheckRunner runner, boolean more) {
        Finding finding = runner.run(check, whole);
        log.add(finding.result());
        boolean clean = finding.leftovers().isEmpty();
        if (clean && (!more || finding.result().outcome() == Outcome.PASSED)) {
            return Optional.empty();
        }
        Optional<String> complaint = Health.complaint(candidate.database(), limits)
                .map(words -> "since check %s the database doesn't answer: %s"
                        .formatted(check.info().id(), words));
        if (complaint.isEmpty()) {
            finding.leftovers()
                    .forEach(leftover -> log.problem(
                            "check %s left something behind"
                                    .formatted(check.info().id()),
                            leftover));
        }
        return complaint;
    }

    /** A candidate that uses all the time there is must not hold up the run. */
    private String timeUsedUp() {
        return "the time for all checks together, %d s, was used up"
                .formatted(whole.budget().toSeconds());
    }

    private static RandomGenerator random() {
        return RandomGenerator.getDefault();
    }

    /**
     * How a series ended.
     *
     * @param reached whether the database could be talked to at all
     * @param left what was not run
     * @param why the database's words, where something was left
     */
    record Ending(boolean reached, List<Check> left, String why) {}

    /** @param version as in server_version_num */
    private record Server(String database, int version) {}
}
