package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.Target;
import dev.pgfit.monitor.observation.Observation;
import dev.pgfit.monitor.observation.Observed;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Polls for an observation: one request per address brings the figures of all its candidates. */
@ApplicationScoped
public class Pollers {
    private static final int INTERVALS_TO_WAIT = 3;

    private final Vertx vertx;
    private final UsageClient client;
    private final LiveMetrics metrics;
    private final MonitorConfig.Poll config;

    Pollers(Vertx vertx, UsageClient client, LiveMetrics metrics, MonitorConfig config) {
        this.vertx = vertx;
        this.client = client;
        this.metrics = metrics;
        this.config = config.poll();
    }

    /** Polling that goes on until it is closed. */
    interface Polling extends AutoCloseable {
        @Override
        void close();
    }

    /** @param listener told of every reading that brought something; must not block */
    Polling start(Observation observation, BiConsumer<Target, Observed> listener) {
        Duration interval = observation.plan().spec().interval();
        Map<URI, List<Target>> addresses = new LinkedHashMap<>();
        for (Target target : observation.plan().targets()) {
            URI usage = target.usage();
            if (usage != null) {
                addresses.computeIfAbsent(usage, address -> new ArrayList<>()).add(target);
                metrics.begin(target);
            }
        }
        List<Poller> pollers = new ArrayList<>();
        addresses.forEach((usage, targets) -> {
            var poller = new Poller(vertx, client, usage, targets, observation, timeout(interval), (target, seen) -> {
                metrics.observed(target, seen);
                listener.accept(target, seen);
            });
            pollers.add(poller.start(interval));
        });
        return () -> {
            pollers.forEach(Poller::close);
            addresses.values().forEach(targets -> targets.forEach(metrics::end));
        };
    }

    private Duration timeout(Duration interval) {
        Duration asked = interval.multipliedBy(INTERVALS_TO_WAIT);
        Duration atLeast = asked.compareTo(config.shortestTimeout()) < 0 ? config.shortestTimeout() : asked;
        return atLeast.compareTo(config.longestTimeout()) > 0 ? config.longestTimeout() : atLeast;
    }
}
