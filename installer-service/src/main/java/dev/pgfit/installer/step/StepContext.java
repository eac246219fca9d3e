package dev.pgfit.installer.step;

import dev.pgfit.process.GuardedProcess;

/** What a step can ask of its runner. */
public interface StepContext {
    /** Counts this process and its descendants as the step's, from now to the step's end. */
    void measure(GuardedProcess process);

    /** Says in a few words what is being done just now. */
    void tell(String what);
}
