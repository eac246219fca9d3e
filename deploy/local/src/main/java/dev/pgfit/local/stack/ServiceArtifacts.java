package dev.pgfit.local.stack;

import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The services as built: the same files that go into their container images.
 *
 * @param repository folder that the modules lie in
 */
public record ServiceArtifacts(Path repository) {
    /**
     * Refuses to go on when something is not built.
     *
     * @throws Failure MISSING_PREREQUISITE naming it, and the command that builds
     */
    public void checkBuilt() {
        for (Service service : Service.values()) {
            runner(service);
        }
    }

    Path runner(Service service) {
        Path runner = repository.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(runner)) {
            throw new Failure(
                    ExitCode.MISSING_PREREQUISITE,
                    service.module() + " is not built (no " + runner + "): ./pgfit build");
        }
        return runner;
    }
}
