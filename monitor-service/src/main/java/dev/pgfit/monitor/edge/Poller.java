package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.contracts.Target;
import dev.pgfit.monitor.observation.Observation;
import dev.pgfit.monitor.observation.Observed;
import io.vertx.core.Vertx;
import io.vertx.core.http.RequestOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Asks one address for the figures of its candidates at a fixed rate. A tick that finds the last request unanswered is
 * left out, so requests never pile up; a failed one is noted as the reason of a gap and the next tick tries again. Works
 * on one event loop, so readings arrive in order.
 */
final class Poller implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Poller.class);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Vertx vertx;
    private final UsageClient client;
    private final URI usage;
    private final RequestOptions request;
    private final List<Target> targets;
    private final Observation observation;
    private final Duration timeout;
    private final Listener listener;
    private volatile boolean waiting;
    private volatile boolean closed;
    private volatile long timer = -1;

    /** Hears what polls bring; must not block. */
    interface Listener {
        void observed(Target target, Observed observed);

        /** A reading that was due did not come. */
        void missed(Target target);
    }

    /** @param targets those that this address has the figures of */
    Poller(
            Vertx vertx,
            UsageClient client,
            URI usage,
            List<Target> targets,
            Observation observation,
            Duration timeout,
            Listener listener) {
        this.vertx = vertx;
        this.client = client;
        this.usage = usage;
        this.request = UsageClient.request(usage);
        this.targets = targets;
        this.observation = observation;
        this.timeout = timeout;
        this.listener = listener;
    }

    Poller start(Duration interval) {
        vertx.getOrCreateContext().runOnContext(begin -> {
            if (!closed) {
                timer = vertx.setPeriodic(0, interval.toMillis(), tick -> poll());
            }
        });
        return this;
    }

    @Override
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
    }

    private void poll() {
        if (closed) {
            // closed between the decision to start and the timer's number being known
            vertx.cancelTimer(timer);
            return;
        }
        if (waiting) {
            return;
        }
        waiting = true;
        client.read(request, timeout).onComplete(answer -> {
            waiting = false;
            if (closed) {
                return;
            }
            if (answer.succeeded()) {
                take(answer.result());
            } else {
                miss(answer.cause());
            }
        });
    }

    private void take(InstallationUsage answer) {
        if (THREADS.isCurrentThreadCpuTimeSupported()) {
            // one event loop does all the asking: its time is what asking costs
            observation.answered(usage, Instant.now(), THREADS.getCurrentThreadCpuTime() / 1e9, answer);
        }
        for (Target target : targets) {
            CandidateUsage reading = answer.of(target.candidate()).orElse(null);
            if (reading == null) {
                observation.missed(target.candidate(), "the installer's answer has no figures of it");
                listener.missed(target);
            } else {
                listener.observed(target, observation.read(reading));
            }
        }
    }

    private void miss(Throwable failure) {
        LOG.debugf("No figures from %s: %s", usage, failure.getMessage());
        for (Target target : targets) {
            observation.missed(target.candidate(), words(failure));
            listener.missed(target);
        }
    }

    private static String words(Throwable failure) {
        if (failure instanceof ConnectException) {
            return "connection refused";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
