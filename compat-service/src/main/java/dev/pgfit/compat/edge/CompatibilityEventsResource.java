package dev.pgfit.compat.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.kit.jobs.Job;
import dev.pgfit.kit.json.ContractJson;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks as they end: server-sent events {@code check}, and {@code end} with the status and report. */
@Path("/compatibility-checks/{id}/events")
public class CompatibilityEventsResource {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final int TICKS_PER_HEARTBEAT = 50;

    private final CheckJobs checks;

    CompatibilityEventsResource(CheckJobs checks) {
        this.checks = checks;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> stream(@PathParam("id") UUID id, @Context Sse sse) {
        Job<CompatibilityReport> job = checks.jobs().find(id).orElseThrow(() -> CompatibilityResource.unknown(id));
        AtomicInteger seen = new AtomicInteger();
        return Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .drop()
                .onItem()
                .transformToMultiAndConcatenate(tick -> Multi.createFrom().iterable(news(job, seen, tick, sse)))
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }

    /** What is new since the last tick; an empty one after the last of a job. */
    private List<Optional<OutboundSseEvent>> news(
            Job<CompatibilityReport> job, AtomicInteger seen, long tick, Sse sse) {
        // asked first: what ends a job is in its course by then
        boolean over = job.state().ended();
        List<Optional<OutboundSseEvent>> news = new ArrayList<>();
        for (Course.Ended ended : checks.course(job.id()).after(seen.get())) {
            news.add(Optional.of(event(sse, "check", seen.incrementAndGet(), ended)));
        }
        if (over) {
            news.add(Optional.of(event(sse, "end", seen.incrementAndGet(), checks.status(job))));
            news.add(Optional.empty());
        } else if (news.isEmpty() && tick % TICKS_PER_HEARTBEAT == 0) {
            news.add(Optional.of(sse.newEventBuilder().comment("heartbeat").build()));
        }
        return news;
    }

    private static OutboundSseEvent event(Sse sse, String name, int number, Object body) {
        try {
            return sse.newEventBuilder()
                    .id(String.valueOf(number))
                    .name(name)
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(String.class, ContractJson.mapper().writeValueAsString(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
