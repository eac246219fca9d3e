package dev.pgfit.compat.edge;

import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.kit.events.Outbox;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Publishes the phase's report. */
@ApplicationScoped
public class CompatibilityPublisher {
    private final MutinyEmitter<String> emitter;
    private final Outbox outbox;

    CompatibilityPublisher(@Channel("compatibility-out") MutinyEmitter<String> emitter, Outbox outbox) {
        this.emitter = emitter;
        this.outbox = outbox;
    }

    /** Completes when Kafka has it. A run's report always carries the same CloudEvents id. */
    CompletionStage<Void> publish(CompatibilityReport report) {
        String id = "compatibility-" + report.runId();
        return emitter.sendMessage(outbox.message(report, id)).subscribeAsCompletionStage();
    }
}
