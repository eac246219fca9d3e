package dev.pgfit.decision.edge;

import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A run as it goes: server-sent events, from its start or from the last one seen, until it has ended. */
@Path("/runs/{id}/events")
@Tag(name = "Runs")
public class RunEventsResource {
    private static final UUID TICK = new UUID(0, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunStore runs;
    private final RunEventStore events;
    private final RunPokes pokes;
    private final DecisionConfig config;

    RunEventsResource(RunStore runs, RunEventStore events, RunPokes pokes, DecisionConfig config) {
        this.runs = runs;
        this.events = events;
        this.pokes = pokes;
        this.config = config;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "A run's events as they happen",
            description = "Events state, progress, report, load, alert and restart, numbered from 1; Last-Event-ID"
                    + " resumes after that one. Comments are heartbeats. The stream ends with the run.")
    public Multi<OutboundSseEvent> stream(
            UUID id, @HeaderParam("Last-Event-ID") @Nullable String lastSeen, @Context Sse sse) {
        var cursor = new AtomicLong(number(lastSeen));
        // an unknown run must be answered before the stream begins: afterwards no problem can be sent
        if (runs.find(id).await().atMost(PATIENCE).isEmpty()) {
            throw ProblemException.notFound("Run " + id);
        }
        Multi<UUID> ticks = Multi.createFrom().ticks().every(config.heartbeat()).map(tick -> TICK);
        return Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(id), pokes.of(id), ticks)
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(why -> events.after(id, cursor.get())
                        .invoke(batch -> batch.entries().forEach(entry -> cursor.set(entry.number())))
                        .map(batch -> sent(batch, why, sse)))
                .onItem()
                .transformToMultiAndConcatenate(sent -> Multi.createFrom().iterable(sent))
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }

    /** What is sent for a batch; an empty one after the last event of a run. */
    private static List<Optional<OutboundSseEvent>> sent(RunEventStore.Batch batch, UUID why, Sse sse) {
        var sent = new ArrayList<Optional<OutboundSseEvent>>();
        batch.entries()
                .forEach(entry -> sent.add(Optional.of(sse.newEventBuilder()
                        .id(String.valueOf(entry.number()))
                        .name(entry.kind())
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(String.class, entry.body())
                        .build())));
        if (batch.last()) {
            sent.add(Optional.empty());
        } else if (sent.isEmpty() && why.equals(TICK)) {
            sent.add(Optional.of(sse.newEventBuilder().comment("heartbeat").build()));
        }
        return sent;
    }

    private static long number(@Nullable String lastSeen) {
        if (lastSeen == null || lastSeen.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(lastSeen.trim()));
        } catch (NumberFormatException e) {
            throw ProblemException.badField("Last-Event-ID", "must be the number of an event");
        }
    }
}
