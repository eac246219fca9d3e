package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.contracts.ResourcesReport;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.kit.events.Outbox;
import dev.pgfit.kit.events.ProgressPublisher;
import dev.pgfit.kit.tracing.RunLog;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** What monitor-service says on Kafka. */
@ApplicationScoped
public class ResourcesPublisher {
    private static final Logger LOG = Logger.getLogger(ResourcesPublisher.class);
    /** Watching, load, cool-down. */
    private static final int STEPS = 3;

    private final MutinyEmitter<String> emitter;
    private final Outbox outbox;
    private final ProgressPublisher progress;
    private final Duration timeout;

    ResourcesPublisher(
            @Channel("resources-out") MutinyEmitter<String> emitter,
            Outbox outbox,
            ProgressPublisher progress,
            MonitorConfig config) {
        this.emitter = emitter;
        this.outbox = outbox;
        this.progress = progress;
        this.timeout = config.publishTimeout();
    }

    /** Returns when Kafka has it. */
    void publish(ResourcesReport report) {
        emitter.sendMessage(outbox.message(report)).await().atMost(timeout);
    }

    /** Doesn't wait: an alert that can't be sent is still in the report. */
    void alert(ThresholdCrossed crossed) {
        emitter.sendMessage(outbox.message(crossed)).subscribe().with(sent -> {}, failure -> {
            try (RunLog lines = RunLog.of(crossed.runId(), null)) {
                LOG.warnf("A threshold crossing was not sent: %s", failure.getMessage());
            }
        });
    }

    void progress(UUID run, CandidateKind candidate, String message, int done) {
        progress.publish(new Progress(run, Phase.RESOURCES, candidate, message, done, STEPS, Instant.now()));
    }

    void progress(UUID run, String message, int done) {
        progress.publish(new Progress(run, Phase.RESOURCES, null, message, done, STEPS, Instant.now()));
    }
}
