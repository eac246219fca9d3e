package dev.pgfit.decision.edge;

import dev.pgfit.kit.tracing.RunLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks at regular intervals for what no event brings about: passed deadlines, events left unpublished, runs old
 * enough to be forgotten. */
@ApplicationScoped
public class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final Vertx vertx;
    private final RunStore runs;
    private final OpenRunsStore openRuns;
    private final RunLife life;
    private final OutboxPublisher publisher;
    private final RunMetrics metrics;
    private final DecisionConfig config;
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile long timer;

    Sweep(
            Vertx vertx,
            RunStore runs,
            OpenRunsStore openRuns,
            RunLife life,
            OutboxPublisher publisher,
            RunMetrics metrics,
            DecisionConfig config) {
        this.vertx = vertx;
        this.runs = runs;
        this.openRuns = openRuns;
        this.life = life;
        this.publisher = publisher;
        this.metrics = metrics;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.sweep().toMillis(), tick -> sweep());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void sweep() {
        if (!working.compareAndSet(false, true)) {
            return;
        }
        publisher.publish();
        forgetOldRuns()
                .flatMap(forgotten -> openRuns.look(Instant.now()))
                .invoke(metrics::swept)
                .flatMap(open -> runs.overdue(Instant.now()))
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> life.expire(id).onFailure().recoverWithUni(failure -> {
                    try (RunLog lines = RunLog.of(id, null)) {
                        LOG.errorf(failure, "Run %s is past its deadline and could not be ended", id);
                    }
                    return Uni.createFrom().voidItem();
                }))
                .onTermination()
                .invoke(() -> working.set(false))
                .subscribe()
                .with(done -> {}, failure -> LOG.warn("The sweep failed; the next one is soon", failure));
    }

    private Uni<Void> forgetOldRuns() {
        return config.keep()
                .map(age -> runs.forget(Instant.now().minus(age)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
