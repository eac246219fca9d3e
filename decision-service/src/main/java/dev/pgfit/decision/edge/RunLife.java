package dev.pgfit.decision.edge;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.pgfit.contracts.Decision;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.Phase;
import dev.pgfit.contracts.RunCancelled;
import dev.pgfit.contracts.RunFailed;
import dev.pgfit.contracts.RunRequested;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.run.Move;
import dev.pgfit.decision.run.Moves;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Each change of a run is one transaction that holds the run's row: the change, what people are told of it and what is
 * to be published stand or fall together.
 */
@ApplicationScoped
public class RunLife {
    private static final Logger LOG = Logger.getLogger(RunLife.class);
    private static final NoArgGenerator IDS = Generators.timeBasedEpochRandomGenerator();

    private final Pool pool;
    private final RunStore runs;
    private final ReportStore reports;
    private final RunEventStore events;
    private final OutboxStore outbox;
    private final OutboxPublisher publisher;
    private final RunPokes pokes;
    private final RunMetrics metrics;

    RunLife(
            Pool pool,
            RunStore runs,
            ReportStore reports,
            RunEventStore events,
            OutboxStore outbox,
            OutboxPublisher publisher,
            RunPokes pokes,
            RunMetrics metrics) {
        this.pool = pool;
        this.runs = runs;
        this.reports = reports;
        this.events = events;
        this.outbox = outbox;
        this.publisher = publisher;
        this.pokes = pokes;
        this.metrics = metrics;
    }

    /** A new run, asked for and kept. */
    Uni<Run> request(RunSpec spec) {
        Instant now = now();
        var run = new Run(IDS.generate(), RunState.QUEUED, spec, now, now.plus(spec.deadline()), null, null);
        return pool.withTransaction(client -> runs.insert(client, run)
                        .flatMap(inserted ->
                                events.add(client, run.id(), "state", StateChange.of(run.id(), run.state(), now)))
                        .flatMap(told -> outbox.add(client, new RunRequested(run.id(), spec, now), now)))
                .invoke(publisher::publish)
                .replaceWith(run);
    }

    /** Keeps a phase's report, and ends the run if that was the last thing it waited for. */
    Uni<Void> report(Phase phase, Event report) {
        return onOpen(report.runId(), "its " + ReportStore.text(phase) + " report", (client, run) -> {
            Instant now = now();
            return reports.add(client, run.id(), phase, report, now)
                    .flatMap(first -> first
                            ? events.add(client, run.id(), "report", ReportIn.of(phase, report, now))
                                    .flatMap(told -> advance(client, run.id(), RunState.after(phase)))
                                    .flatMap(advanced -> reports.reports(client, run.id()))
                                    .flatMap(all -> apply(client, run, Moves.onReport(run, all), now))
                            : Uni.createFrom().voidItem());
        });
    }

    /** Tells of something that happened in a phase. */
    Uni<Void> tell(Phase phase, String kind, Event event) {
        return pool.withTransaction(client -> advance(client, event.runId(), RunState.working(phase))
                        .flatMap(advanced -> events.add(client, event.runId(), kind, event)))
                .invoke(() -> pokes.poke(event.runId()));
    }

    /** The run as it was before; it is cancelled if it was open. Empty when it is not known. */
    Uni<Optional<Run>> cancel(UUID id, String reason) {
        return pool.withTransaction(client -> runs.lock(client, id).flatMap(found -> {
                    if (found.isEmpty() || found.get().state().ended()) {
                        return Uni.createFrom().item(found);
                    }
                    Instant now = now();
                    return end(client, found.get(), RunState.CANCELLED, reason, new RunCancelled(id, reason, now), now)
                            .replaceWith(found);
                }))
                .invoke(() -> published(id));
    }

    /** Ends a run whose deadline has passed. */
    Uni<Void> expire(UUID id) {
        return onOpen(
                id,
                "its deadline",
                (client, run) -> reports.reports(client, id)
                        .flatMap(all -> apply(client, run, Moves.onDeadline(run, all), now())));
    }

    private Uni<Void> onOpen(UUID id, String what, BiFunction<SqlConnection, Run, Uni<Void>> change) {
        return pool.withTransaction(client -> runs.lock(client, id).flatMap(found -> {
                    if (found.isEmpty()) {
                        LOG.infof("Run %s is not one of ours: %s is left alone", id, what);
                        return Uni.createFrom().voidItem();
                    }
                    if (found.get().state().ended()) {
                        LOG.infof(
                                "Run %s has ended (%s): %s is too late",
                                id, found.get().state().text(), what);
                        return Uni.createFrom().voidItem();
                    }
                    return change.apply(client, found.get());
                }))
                .invoke(() -> published(id));
    }

    private void published(UUID id) {
        pokes.poke(id);
        publisher.publish();
    }

    private Uni<Void> advance(SqlConnection client, UUID id, RunState state) {
        return runs.advance(client, id, state)
                .flatMap(advanced -> advanced
                        ? events.add(client, id, "state", StateChange.of(id, state, now()))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> apply(SqlConnection client, Run run, Move move, Instant now) {
        return switch (move) {
            case Move.Wait wait -> Uni.createFrom().voidItem();
            case Move.Fail fail ->
                end(client, run, RunState.FAILED, fail.reason(), new RunFailed(run.id(), fail.reason(), now), now);
            case Move.Decide decide ->
                reports.decide(client, decide.decision())
                        .flatMap(kept -> end(client, run, RunState.DECIDED, null, decide.decision(), now));
        };
    }

    private Uni<Void> end(
            SqlConnection client, Run run, RunState state, @Nullable String reason, Event event, Instant now) {
        var change =
                new StateChange(run.id(), state, now, reason, event instanceof Decision d ? d.recommendation() : null);
        return events.add(client, run.id(), "state", change)
                .flatMap(told -> runs.end(client, run.id(), state, now, reason))
                .flatMap(ended -> outbox.add(client, event, now))
                .invoke(() -> metrics.ended(run, state, event, now));
    }

    /** PostgreSQL keeps microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
