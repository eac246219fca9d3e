package dev.pgfit.installer.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.InstallationEvent;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.Progress;
import dev.pgfit.kit.events.Outbox;
import dev.pgfit.kit.events.ProgressPublisher;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** What the installer tells the others. */
@ApplicationScoped
public class InstallationsPublisher {
    private final MutinyEmitter<String> emitter;
    private final Outbox outbox;
    private final ProgressPublisher progress;

    InstallationsPublisher(
            @Channel("installations-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<String> emitter,
            Outbox outbox,
            ProgressPublisher progress) {
        this.emitter = emitter;
        this.outbox = outbox;
        this.progress = progress;
    }

    /** Completes when the broker has it. */
    Uni<Void> publish(InstallationEvent event) {
        return emitter.sendMessage(outbox.message(event));
    }

    void progress(UUID run, CandidateKind candidate, String message, int done, int total) {
        progress.publish(new Progress(run, Phase.INSTALLATION, candidate, message, done, total, Instant.now()));
    }
}
