package dev.pgfit.installer.step;

/** What a step does. */
@FunctionalInterface
public interface StepAction {
    /**
     * Does it.
     *
     * @param context to be told of the processes it starts, so that they are measured
     * @throws StepFailure with what a person should know
     */
    void run(StepContext context) throws Exception;
}
