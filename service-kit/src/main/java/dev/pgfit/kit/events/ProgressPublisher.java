package dev.pgfit.kit.events;

import dev.pgfit.contracts.Progress;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Tells people how far a phase has come; losing one such message does no harm. */
@ApplicationScoped
public class ProgressPublisher {
    private static final Logger LOG = Logger.getLogger(ProgressPublisher.class);

    private final MutinyEmitter<String> emitter;
    private final Outbox outbox;

    ProgressPublisher(
            @Channel("progress-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> emitter,
            Outbox outbox) {
        this.emitter = emitter;
        this.outbox = outbox;
    }

    /** Sends and forgets. */
    public void publish(Progress progress) {
        emitter.sendMessage(outbox.message(progress))
                .subscribe()
                .with(sent -> {}, failure -> LOG.debugf(failure, "Progress was not sent"));
    }
}
