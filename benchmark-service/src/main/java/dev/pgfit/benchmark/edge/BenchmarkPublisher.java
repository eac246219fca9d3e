package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.run.Announcer;
import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.kit.events.Outbox;
import dev.pgfit.kit.events.ProgressPublisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Benchmark events onto Kafka. */
@ApplicationScoped
public class BenchmarkPublisher {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MutinyEmitter<String> emitter;
    private final Outbox outbox;
    private final ProgressPublisher progress;

    BenchmarkPublisher(
            @Channel("benchmarks-out") MutinyEmitter<String> emitter, Outbox outbox, ProgressPublisher progress) {
        this.emitter = emitter;
        this.outbox = outbox;
        this.progress = progress;
    }

    Uni<Void> publish(BenchmarkEvent event) {
        return emitter.sendMessage(outbox.message(event));
    }

    /** What one run's phase says. */
    Announcer announcer(UUID runId) {
        return new Announcer() {
            @Override
            public void publish(BenchmarkEvent event) {
                BenchmarkPublisher.this.publish(event).await().atMost(PATIENCE);
            }

            @Override
            public void progress(String message, int done, int total) {
                progress.publish(new Progress(runId, Phase.BENCHMARK, null, message, done, total, Instant.now()));
            }
        };
    }
}
