package dev.pgfit.local.run;

import dev.pgfit.local.support.ExitCode;
import java.util.UUID;

/** How a run ended. */
public sealed interface RunOutcome {
    UUID run();

    ExitCode exitCode();

    /** There is a decision. */
    record Decided(UUID run) implements RunOutcome {
        @Override
        public ExitCode exitCode() {
            return ExitCode.OK;
        }
    }

    /** There was nothing to decide on. */
    record Failed(UUID run, String reason) implements RunOutcome {
        @Override
        public ExitCode exitCode() {
            return ExitCode.RUN_FAILED;
        }
    }

    /** Somebody did not want to know any more. */
    record Cancelled(UUID run) implements RunOutcome {
        @Override
        public ExitCode exitCode() {
            return ExitCode.CANCELLED;
        }
    }

    static RunOutcome of(UUID run, RunState state) {
        return switch (state.kind()) {
            case DECIDED -> new Decided(run);
            case CANCELLED -> new Cancelled(run);
            case FAILED, GOING_ON -> {
                String reason = state.reason();
                yield new Failed(run, reason == null ? "no reason given" : reason);
            }
        };
    }
}
