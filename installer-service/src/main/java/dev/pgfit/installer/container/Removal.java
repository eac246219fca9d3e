package dev.pgfit.installer.container;

import java.io.IOException;

/** Takes a container away, whatever the thread is asked meanwhile. */
final class Removal {
    private static final int ATTEMPTS = 3;

    private Removal() {}

    /**
     * Removes all that carry the plan's own label, with their data.
     *
     * @throws IOException why the engine could not
     */
    static void of(Engine engine, ContainerPlan plan) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    new OwnContainers(engine).remove(Labels.ID, plan.labels().getOrDefault(Labels.ID, "?"));
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (EngineException e) {
                    if (attempt == ATTEMPTS) {
                        throw new IOException(e.getMessage(), e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
