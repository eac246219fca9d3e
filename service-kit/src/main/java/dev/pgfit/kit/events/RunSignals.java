package dev.pgfit.kit.events;

import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunFailed;
import dev.pgfit.kit.tracing.RunLog;
import dev.pgfit.kit.tracing.RunTraces;
import io.smallrye.reactive.messaging.ce.IncomingCloudEventMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Hears of runs that ended. Each instance listens in a consumer group of its own, from now on: whoever works on the run
 * must hear it, not just one of a group.
 */
@ApplicationScoped
public class RunSignals {
    private static final Logger LOG = Logger.getLogger(RunSignals.class);

    private final EventDecoder decoder;
    private final EndedRuns endedRuns;
    private final RunTraces traces;
    private final jakarta.enterprise.event.Event<RunEnded> ended;

    RunSignals(
            EventDecoder decoder,
            EndedRuns endedRuns,
            RunTraces traces,
            jakarta.enterprise.event.Event<RunEnded> ended) {
        this.decoder = decoder;
        this.traces = traces;
        this.endedRuns = endedRuns;
        this.ended = ended;
    }

    @Incoming("run-signals")
    CompletionStage<Void> on(Message<String> message) {
        try {
            String type = message.getMetadata(IncomingCloudEventMetadata.class)
                    .map(IncomingCloudEventMetadata::getType)
                    .orElse(null);
            switch (decoder.decode(type, message.getPayload(), Event.class)) {
                case RunCancelled e -> end(e.runId(), "cancelled: " + e.reason());
                case RunFailed e -> end(e.runId(), "failed: " + e.reason());
                case Decision e -> end(e.runId(), "decided");
                default -> {}
            }
        } catch (BadEventException e) {
            // the consumers of these topics dead-letter it; a signal that can't be read is none
            LOG.debugf("Not a signal: %s", e.getMessage());
        }
        return message.ack();
    }

    /** Remembered first, so that whoever stops work on it finds it among the ended ones. */
    private void end(UUID runId, String why) {
        endedRuns.add(runId);
        try (RunLog lines = RunLog.of(runId, traces.current(runId).orElse(null))) {
            ended.fire(new RunEnded(runId, why));
        }
    }
}
