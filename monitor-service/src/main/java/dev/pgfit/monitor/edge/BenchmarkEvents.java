package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.BenchmarkReport;
import dev.pgfit.contracts.LoadFinished;
import dev.pgfit.contracts.LoadStarted;
import dev.pgfit.monitor.observation.Observations;
import dev.pgfit.monitor.observation.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The benchmark tells when the candidates were under load, and when it is done. */
@ApplicationScoped
public class BenchmarkEvents {
    private final Observations observations;
    private final ResourcesPublisher publisher;

    BenchmarkEvents(Watcher watcher, ResourcesPublisher publisher) {
        this.observations = watcher.observations();
        this.publisher = publisher;
    }

    /** Done at once. */
    CompletionStage<Void> take(BenchmarkEvent event) {
        UUID run = event.runId();
        switch (event) {
            case LoadStarted started -> {
                observations.signal(run, new Signal.LoadBegan(started.startedAt()));
                publisher.progress(run, "idle window done, watching the load", 1);
            }
            case LoadFinished finished -> {
                observations.signal(run, new Signal.LoadEnded(finished.finishedAt(), finished.slices()));
                publisher.progress(run, "load done, watching the cool-down", 2);
            }
            case BenchmarkReport done -> {
                observations.signal(run, new Signal.BenchmarkDone());
                publisher.progress(run, "watching done", 3);
            }
        }
        return CompletableFuture.completedFuture(null);
    }
}
