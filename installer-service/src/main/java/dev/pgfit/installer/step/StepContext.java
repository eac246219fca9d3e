package dev.pgfit.installer.step;

import dev.pgfit.process.GuardedProcess;

/** What a step can ask of its runner. */
public interface StepContext {
    /** Counts what this uses as the step's, from now to the step's end. */
    void measure(Measured measured);

    /** Counts this process and its descendants as the step's, from now to the step's end. */
    default void measure(GuardedProcess process) {
        measure(new MeasuredProcess(process));
    }

    /** Says in a few words what is being done just now. */
    void tell(String what);
}
