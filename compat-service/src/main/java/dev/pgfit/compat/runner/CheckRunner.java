package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.SqlCheck;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Runs one check in a workspace of its own; whatever happens in it becomes its result. */
final class CheckRunner {
    private final Candidate candidate;
    private final RunToken token;
    private final Limits limits;

    CheckRunner(Candidate candidate, RunToken token, Limits limits) {
        this.candidate = candidate;
        this.token = token;
        this.limits = limits;
    }

    /**
     * Runs it.
     *
     * @param whole by when all checks must be done
     * @throws CancellationException if the thread was interrupted; the clean-up is done by then
     */
    Finding run(Check check, Deadline whole) {
        long start = System.nanoTime();
        CheckInfo info = check.info();
        Deadline deadline =
                Deadline.in(least(info.conditions().timeoutWithin(limits.check(), limits.pace()), whole.remaining()));
        Workspace workspace;
        try {
            workspace =
                    Workspace.connect(candidate, token, Names.of(info.id(), token.value()), limits.pace(), deadline);
        } catch (DatabaseException e) {
            return new Finding(CheckResults.failed(info, e, since(start)), List.of());
        }
        @Nullable CheckResult result = null;
        List<String> leftovers = List.of();
        try {
            result = probe(check, workspace, start);
        } finally {
            leftovers = workspace.clear(check instanceof SqlCheck sql ? sql.cleanup() : List.of(), limits.cleanup());
        }
        return new Finding(result, leftovers);
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static CheckResult probe(Check check, Workspace workspace, long start) {
        CheckInfo info = check.info();
        try {
            Optional<String> obstacle = workspace.obstacle(info.conditions());
            if (obstacle.isPresent()) {
                return CheckResults.skipped(check, obstacle.get());
            }
            workspace.prepare(check.needs());
            switch (check) {
                case SqlCheck sql -> SqlProbe.run(sql, workspace);
                case ProtocolCheck protocol -> protocol.probe(workspace);
            }
            return CheckResults.passed(info, since(start));
        } catch (CheckFailed e) {
            return CheckResults.failed(info, e, since(start));
        } catch (DatabaseException e) {
            return CheckResults.failed(info, e, since(start));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // a fault of the check, not of the database; it must not spoil the other checks
            return CheckResults.failed(info, new CheckFailed("the check itself is broken: " + e), since(start));
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
