package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.database.ConnectionLost;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.NoAnswer;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes results. */
final class CheckResults {
    private CheckResults() {}

    static CheckResult passed(CheckInfo info, Duration duration) {
        return of(info, Outcome.PASSED, null, duration);
    }

    static CheckResult failed(CheckInfo info, CheckFailed failure, Duration duration) {
        return new CheckResult(
                info.id(),
                info.title(),
                info.category().id(),
                info.required(),
                Outcome.FAILED,
                failure.sqlState(),
                failure.words(),
                duration,
                failure.layer().orElse(info.layer()),
                info.purpose().consequence(),
                failure.isLeak() ? true : null);
    }

    static CheckResult failed(CheckInfo info, DatabaseException failure, Duration duration) {
        return failed(
                info,
                switch (failure) {
                    case DatabaseError error -> new CheckFailed(error.words(), error.sqlState());
                    case NoAnswer silence -> new CheckFailed(silence.words());
                    case ConnectionLost lost -> new CheckFailed(lost.words()).of(Layer.TRANSPORT);
                },
                duration);
    }

    private static CheckResult of(CheckInfo info, Outcome outcome, @Nullable String message, Duration duration) {
        return new CheckResult(
                info.id(), info.title(), info.category().id(), info.required(), outcome, null, message, duration);
    }

    /** Failed because the database isn't there any more: a database that can't be asked can't do it. */
    static CheckResult unreachable(Check check, String reason) {
        return failed(check.info(), new CheckFailed("not run: " + reason).of(Layer.TRANSPORT), Duration.ZERO);
    }

    /** Failed because what it builds on did not pass. */
    static CheckResult baseless(Check check, CheckResult base) {
        CheckFailed failure = new CheckFailed("not run: it builds on %s, which did not pass".formatted(base.id()));
        Layer culprit = base.layer();
        return failed(check.info(), culprit == null ? failure : failure.of(culprit), Duration.ZERO);
    }

    static CheckResult skipped(Check check, String reason) {
        return of(check.info(), Outcome.SKIPPED, reason, Duration.ZERO);
    }
}
