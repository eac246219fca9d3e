package dev.pgfit.compat.runner;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.contracts.CheckResult;
import dev.pgfit.contracts.CheckResult.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes results. */
final class CheckResults {
    private CheckResults() {}

    static CheckResult of(
            CheckInfo info, Outcome outcome, @Nullable String sqlState, @Nullable String message, Duration duration) {
        return new CheckResult(
                info.id(), info.title(), info.category().id(), info.required(), outcome, sqlState, message, duration);
    }

    /** Failed because the database isn't there any more: a database that can't be asked can't do it. */
    static CheckResult unreachable(Check check, String reason) {
        return of(check.info(), Outcome.FAILED, null, "not run: " + reason, Duration.ZERO);
    }

    static CheckResult skipped(Check check, String reason) {
        return of(check.info(), Outcome.SKIPPED, null, reason, Duration.ZERO);
    }
}
