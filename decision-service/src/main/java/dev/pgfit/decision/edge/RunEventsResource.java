package dev.pgfit.decision.edge;

import dev.pgfit.kit.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A run as it goes: server-sent events, from its start or from the last one seen, until it has ended. */
@Path("/runs/{id}/events")
@Tag(name = "Runs")
public class RunEventsResource {
    private static final UUID TICK = new UUID(0, 0);

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
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "A run's events as they happen",
            description = "Events state, progress, report, load, alert and restart, numbered from 1; Last-Event-ID"
                    + " resumes after that one. Comments are heartbeats. The stream ends with the run.")
    public Multi<OutboundSseEvent> stream(
            UUID id, @HeaderParam("Last-Event-ID") @Nullable String lastSeen, @Context Sse sse) {
        var cursor = new AtomicLong(number(lastSeen));
        var ended = new AtomicBoolean();
        Multi<UUID> ticks = Multi.createFrom().ticks().every(config.heartbeat()).map(tick -> TICK);
        Multi<UUID> reasonsToLook = Multi.createBy()
                .merging()
                .streams(Multi.createFrom().item(id), pokes.of(id), ticks)
                .onOverflow()
                .dropPreviousItems();
        return runs.find(id)
                .invoke(found -> found.orElseThrow(() -> ProblemException.notFound("Run " + id)))
                .onItem()
                .transformToMulti(found -> reasonsToLook)
                .onItem()
                .transformToUniAndConcatenate(why -> events.after(id, cursor.get())
                        .invoke(batch -> {
                            cursor.set(
                                    batch.entries().isEmpty()
                                            ? cursor.get()
                                            : batch.entries().getLast().number());
                            ended.set(batch.last());
                        })
                        .map(batch -> sent(batch, why, sse)))
                .select()
                .first(sent -> !ended.get() || !sent.isEmpty())
                .onItem()
                .transformToMultiAndConcatenate(sent -> Multi.createFrom().iterable(sent));
    }

    private static List<OutboundSseEvent> sent(RunEventStore.Batch batch, UUID why, Sse sse) {
        var sent = new ArrayList<OutboundSseEvent>();
        batch.entries()
                .forEach(entry -> sent.add(sse.newEventBuilder()
                        .id(String.valueOf(entry.number()))
                        .name(entry.kind())
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(String.class, entry.body())
                        .build()));
        if (sent.isEmpty() && why.equals(TICK)) {
            sent.add(sse.newEventBuilder().comment("heartbeat").build());
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
