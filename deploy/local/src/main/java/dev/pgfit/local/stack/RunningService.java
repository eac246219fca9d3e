package dev.pgfit.local.stack;

import dev.pgfit.process.GuardedProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A service that was started. */
record RunningService(Service service, int port, GuardedProcess process, Path log) {
    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Ends all at the same time; returns when the last is gone. */
    static void stopAll(List<RunningService> services) throws InterruptedException {
        List<Thread> stopping = services.stream()
                .map(service -> Thread.ofPlatform()
                        .name("stop-" + service.service().module())
                        .start(() -> service.process().stop()))
                .toList();
        for (Thread thread : stopping) {
            thread.join();
        }
    }
}
