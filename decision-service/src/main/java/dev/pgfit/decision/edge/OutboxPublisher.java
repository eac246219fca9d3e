package dev.pgfit.decision.edge;

import dev.pgfit.kit.events.Outbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Publishes what the outbox holds, at least once and a run's events in order: what Kafka has not confirmed is tried again at
 * a later sweep. A decision doesn't stand in line: it is the last event of its run, and the others have long been published,
 * or no phase would have reported.
 */
@ApplicationScoped
public class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int MOST_AT_ONCE = 1024;

    private final Pool pool;
    private final OutboxStore store;
    private final Outbox outbox;
    private final MutinyEmitter<String> runs;
    private final MutinyEmitter<String> decisions;
    private final DecisionConfig config;
    private final Instant started = Instant.now();
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicBoolean more = new AtomicBoolean();

    OutboxPublisher(
            Pool pool,
            OutboxStore store,
            Outbox outbox,
            @Channel("runs-out") MutinyEmitter<String> runs,
            @Channel("decisions-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_AT_ONCE)
                    MutinyEmitter<String> decisions,
            DecisionConfig config) {
        this.pool = pool;
        this.store = store;
        this.outbox = outbox;
        this.runs = runs;
        this.decisions = decisions;
        this.config = config;
    }

    /** Publishes what runs have ended with, which has just been stored. */
    void publishEndings(List<Outgoing> endings) {
        List<Outgoing> decided = endings.stream().filter(Outgoing::isDecision).toList();
        if (!decided.isEmpty()) {
            send(decided)
                    .flatMap(sent -> store.published(pool, decided, Instant.now()))
                    .subscribe()
                    .with(
                            marked -> {},
                            failure -> LOG.warn("Decisions could not be published yet; a sweep tries again", failure));
        }
        if (decided.size() < endings.size()) {
            publish();
        }
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
        return pool.withTransaction(client -> store.pending(client, decidedBefore())
                .flatMap(pending -> pending.isEmpty()
                        ? Uni.createFrom().item(0)
                        : send(pending)
                                .flatMap(sent -> store.published(client, pending, Instant.now()))
                                .replaceWith(pending.size())));
    }

    /** Whoever stored a decision later than that is publishing it; what is older than this life, a crash kept back. */
    private Instant decidedBefore() {
        Instant late = Instant.now().minus(config.publishTimeout());
        return late.isAfter(started) ? late : started;
    }

    /** Completes when Kafka has confirmed all of them. */
    private Uni<Void> send(List<Outgoing> events) {
        return Uni.join()
                .all(events.stream().map(this::send).toList())
                .andFailFast()
                .ifNoItem()
                .after(config.publishTimeout())
                .fail()
                .replaceWithVoid();
    }

    private Uni<Void> send(Outgoing event) {
        var emitter = event.isDecision() ? decisions : runs;
        return emitter.sendMessage(
                outbox.message(event.type(), event.runId(), event.body(), event.cloudEventId(), event.trace()));
    }
}
