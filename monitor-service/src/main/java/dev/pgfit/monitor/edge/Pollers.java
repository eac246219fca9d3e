package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Target;
import dev.pgfit.monitor.edge.LiveMetrics.Subject;
import dev.pgfit.monitor.observation.Observation;
import dev.pgfit.monitor.observation.Observed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Polls for an observation: one request per address brings the figures of all its candidates. */
@ApplicationScoped
public class Pollers {
    private static final Logger LOG = Logger.getLogger(Pollers.class);
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
        /** Takes in what was read since the last answer; waits for it, but no longer than for any answer. */
        void last() throws InterruptedException;

        @Override
        void close();
    }

    /** @param listener told of every reading that brought something; must not block */
    Polling start(Observation observation, BiConsumer<Target, Observed> listener) {
        Duration interval = observation.plan().spec().interval();
        Environment environment = observation.plan().environment();
        Map<URI, List<Target>> addresses = new LinkedHashMap<>();
        for (Target target : observation.plan().targets()) {
            URI usage = target.usage();
            if (usage != null) {
                addresses.computeIfAbsent(usage, address -> new ArrayList<>()).add(target);
                metrics.begin(new Subject(target.candidate(), environment));
            }
        }
        List<Poller> pollers = new ArrayList<>();
        addresses.forEach((usage, targets) -> {
            var told = new Poller.Listener() {
                @Override
                public void observed(Target target, Observed seen) {
                    metrics.observed(new Subject(target.candidate(), environment), seen);
                    listener.accept(target, seen);
                }

                @Override
                public void missed(Target target) {
                    metrics.missed(new Subject(target.candidate(), environment));
                }
            };
            var poller = new Poller(vertx, client, usage, targets, observation, timeout(interval), told);
            pollers.add(poller.start());
        });
        return new Polling() {
            @Override
            public void last() throws InterruptedException {
                Pollers.this.await(
                        Future.join(pollers.stream().map(Poller::last).toList()));
            }

            @Override
            public void close() {
                pollers.forEach(Poller::close);
                addresses.values().stream()
                        .flatMap(List::stream)
                        .forEach(target -> metrics.end(new Subject(target.candidate(), environment)));
            }
        };
    }

    private void await(Future<?> all) throws InterruptedException {
        try {
            // the request that is under way, and the last one
            all.toCompletionStage()
                    .toCompletableFuture()
                    .get(2 * config.longestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.debugf("The last readings did not come: %s", late.getMessage());
        }
    }

    private Duration timeout(Duration interval) {
        Duration asked = interval.multipliedBy(INTERVALS_TO_WAIT);
        Duration atLeast = asked.compareTo(config.shortestTimeout()) < 0 ? config.shortestTimeout() : asked;
        return atLeast.compareTo(config.longestTimeout()) > 0 ? config.longestTimeout() : atLeast;
    }
}
