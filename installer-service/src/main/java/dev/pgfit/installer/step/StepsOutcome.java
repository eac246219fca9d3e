package dev.pgfit.installer.step;

import dev.pgfit.contracts.InstallationStep;
import dev.pgfit.contracts.Rollback;
import java.time.Duration;
import java.util.List;

/** How a list of steps ended. */
public sealed interface StepsOutcome {
    List<InstallationStep> steps();

    Duration duration();

    /** All were done. */
    record Done(List<InstallationStep> steps) implements StepsOutcome {
        /** Of the steps that count. */
        @Override
        public Duration duration() {
            return steps.stream()
                    .filter(InstallationStep::counted)
                    .map(InstallationStep::duration)
                    .reduce(Duration.ZERO, Duration::plus);
        }

        /** Of the steps that count. */
        public double cpuSeconds() {
            return steps.stream()
                    .filter(InstallationStep::counted)
                    .mapToDouble(InstallationStep::cpuSeconds)
                    .sum();
        }
    }

    /** One failed, and all were taken back. */
    record Failed(
            List<InstallationStep> steps,
            Duration duration,
            String failedStep,
            String reason,
            List<String> outputTail,
            Rollback rollback)
            implements StepsOutcome {}
}
