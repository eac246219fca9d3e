package dev.pgfit.decision.edge;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.pgfit.contracts.RunRequested;
import dev.pgfit.contracts.RunSpec;
import dev.pgfit.decision.edge.RunStore.Held;
import dev.pgfit.decision.life.Happening;
import dev.pgfit.decision.life.Life;
import dev.pgfit.decision.run.Run;
import dev.pgfit.decision.run.RunState;
import dev.pgfit.kit.tracing.RunLog;
import dev.pgfit.kit.tracing.TraceContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What happens to runs is one transaction that holds the runs' rows: the reports, what people are told and what is to be
 * published stand or fall together.
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
    private final RunSpans spans;

    RunLife(
            Pool pool,
            RunStore runs,
            ReportStore reports,
            RunEventStore events,
            OutboxStore outbox,
            OutboxPublisher publisher,
            RunPokes pokes,
            RunMetrics metrics,
            RunSpans spans) {
        this.spans = spans;
        this.pool = pool;
        this.runs = runs;
        this.reports = reports;
        this.events = events;
        this.outbox = outbox;
        this.publisher = publisher;
        this.pokes = pokes;
        this.metrics = metrics;
    }

    /** A new run, asked for and kept, with its trace if it has one. */
    Uni<Run> request(RunSpec spec, @Nullable TraceContext trace) {
        Instant now = now();
        var run = new Run(IDS.generate(), RunState.QUEUED, spec, now, now.plus(spec.deadline()), null, null);
        Life life = Life.begin(run);
        return pool.withTransaction(client -> runs.insert(client, run, trace)
                        .flatMap(inserted -> keep(client, List.of(life), List.of(), now))
                        .flatMap(kept -> outbox.add(
                                client, List.of(Outgoing.of(new RunRequested(run.id(), spec, now), trace)), now)))
                .invoke(publisher::publish)
                .invoke(() -> metrics.requested(run))
                .replaceWith(run);
    }

    /** The run as it was before; it is cancelled if it was open. Empty when it is not known. */
    Uni<Optional<Run>> cancel(UUID id, String reason) {
        return happen(List.of(new Happening.Cancelled(id, reason)))
                .map(before -> before.stream().findFirst());
    }

    /** Ends a run whose deadline has passed. */
    Uni<Void> expire(UUID id) {
        return happen(List.of(new Happening.Expired(id))).replaceWithVoid();
    }

    /**
     * All that happened, and all that follows from it; when it fails, nothing of it has happened.
     *
     * @return the runs that are known, as they were before
     */
    Uni<List<Run>> happen(List<Happening> happenings) {
        Instant now = now();
        Map<UUID, List<Happening>> byRun = happenings.stream()
                .collect(Collectors.groupingBy(Happening::runId, LinkedHashMap::new, Collectors.toList()));
        return pool.withTransaction(client -> runs.hold(client, byRun.keySet()).flatMap(held -> {
                    List<Life> lives = held.stream()
                            .map(run -> live(run, byRun.getOrDefault(run.run().id(), List.of()), now))
                            .toList();
                    return reports.settle(client, lives)
                            .map(settled -> new Changed(held, lives, endings(held, lives)))
                            .flatMap(changed ->
                                    keep(client, lives, changed.endings(), now).replaceWith(changed));
                }))
                .invoke(changed -> tell(byRun, changed))
                .map(Changed::before);
    }

    /** What there was, and what has become of each of it. */
    private record Changed(List<Held> held, List<Life> lives, List<Ending> endings) {
        List<Run> before() {
            return held.stream().map(Held::run).toList();
        }
    }

    private static Life live(Held held, List<Happening> happenings, Instant now) {
        var life = new Life(held.run(), held.lastNotice(), held.reported(), now);
        happenings.forEach(life::on);
        return life;
    }

    private static List<Ending> endings(List<Held> held, List<Life> lives) {
        List<Ending> endings = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            TraceContext trace = held.get(i).trace();
            lives.get(i).ending().ifPresent(event -> endings.add(Ending.of(event, trace)));
        }
        return endings;
    }

    /** One connection does one after the other; none waits for the answer to the one before. */
    private Uni<Void> keep(SqlConnection client, List<Life> lives, List<Ending> endings, Instant now) {
        return Uni.join()
                .all(
                        reports.add(client, lives),
                        events.add(client, lives),
                        runs.update(client, lives),
                        reports.decide(client, endings),
                        outbox.add(client, endings.stream().map(Ending::event).toList(), now))
                .andFailFast()
                .replaceWithVoid();
    }

    private void tell(Map<UUID, List<Happening>> asked, Changed changed) {
        for (int i = 0; i < changed.lives().size(); i++) {
            Life life = changed.lives().get(i);
            reports.added(life);
            pokes.poke(life.run().id());
            metrics.kept(life);
            spans.ended(life, changed.held().get(i).trace());
        }
        publisher.publishEndings(changed.endings().stream().map(Ending::event).toList());
        logTooLate(asked, changed.held());
    }

    /** An event that changes nothing is no fault, but whoever looks for it should find out why. */
    private static void logTooLate(Map<UUID, List<Happening>> asked, List<Held> before) {
        Map<UUID, Held> known =
                before.stream().collect(Collectors.toMap(held -> held.run().id(), held -> held));
        asked.forEach((id, happenings) -> {
            Held held = known.get(id);
            Run run = held == null ? null : held.run();
            if ((run == null || run.state().ended())
                    && happenings.stream().anyMatch(Happening.Reported.class::isInstance)) {
                try (RunLog lines = RunLog.of(id, held == null ? null : held.trace())) {
                    LOG.infof(
                            "Run %s %s: a report is left alone",
                            id,
                            run == null
                                    ? "is not one of ours"
                                    : "has ended (" + run.state().text() + ")");
                }
            }
        });
    }

    /** PostgreSQL keeps microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
