package dev.pgfit.decision.edge;

import dev.pgfit.contracts.EventType;
import dev.pgfit.kit.events.Outbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Publishes what the outbox holds, at least once: what Kafka has not confirmed is tried again at the next sweep. */
@ApplicationScoped
public class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);

    private final Pool pool;
    private final OutboxStore store;
    private final Outbox outbox;
    private final MutinyEmitter<String> runs;
    private final MutinyEmitter<String> decisions;
    private final DecisionConfig config;
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicBoolean more = new AtomicBoolean();

    OutboxPublisher(
            Pool pool,
            OutboxStore store,
            Outbox outbox,
            @Channel("runs-out") MutinyEmitter<String> runs,
            @Channel("decisions-out") MutinyEmitter<String> decisions,
            DecisionConfig config) {
        this.pool = pool;
        this.store = store;
        this.outbox = outbox;
        this.runs = runs;
        this.decisions = decisions;
        this.config = config;
    }

    /** Starts publishing unless that is under way; then it looks once more afterwards. */
    void publish() {
        more.set(true);
        if (working.compareAndSet(false, true)) {
            more.set(false);
            batch().subscribe().with(this::done, failure -> {
                LOG.warn("Events could not be published yet; they are kept and tried again", failure);
                working.set(false);
            });
        }
    }

    private void done(int published) {
        working.set(false);
        if (published > 0 || more.get()) {
            publish();
        }
    }

    private Uni<Integer> batch() {
        return pool.withTransaction(client -> store.pending(client)
                .flatMap(pending -> pending.isEmpty()
                        ? Uni.createFrom().item(0)
                        : Uni.join()
                                .all(pending.stream().map(this::send).toList())
                                .andFailFast()
                                .ifNoItem()
                                .after(config.publishTimeout())
                                .fail()
                                .flatMap(sent -> store.published(client, pending, Instant.now()))
                                .replaceWith(pending.size())));
    }

    private Uni<Void> send(OutboxStore.Pending pending) {
        var emitter = pending.type() == EventType.DECISION_MADE ? decisions : runs;
        return emitter.sendMessage(outbox.message(
                pending.type(), pending.runId(), pending.body(), pending.cloudEventId(), pending.trace()));
    }
}
