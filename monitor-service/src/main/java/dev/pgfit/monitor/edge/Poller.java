package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateUsage;
import dev.pgfit.contracts.InstallationUsage;
import dev.pgfit.contracts.Target;
import dev.pgfit.monitor.observation.Observation;
import dev.pgfit.monitor.observation.Observed;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import org.jspecify.annotations.Nullable;

/**
 * Asks one address for the figures of its candidates. An installer reads them at the wanted rate on its own, so it is asked
 * once for many readings; whoever only tells the figures of now is asked at that rate. A tick that finds the last request
 * unanswered is left out, so requests never pile up; a failed one is noted as the reason of a gap and the next tick tries
 * again. Works on one event loop, so readings arrive in order.
 */
final class Poller implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Poller.class);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** So many readings per request, if that takes no longer than {@link #LONGEST}. */
    private static final int GATHERED = 50;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final UsageClient client;
    private final URI usage;
    private final RequestOptions request;
    private final List<Target> targets;
    private final Observation observation;
    private final Duration interval;
    private final Duration timeout;
    private final Listener listener;
    private final Context context;
    private boolean gathering;
    private @Nullable Instant latest;
    private @Nullable Future<?> waiting;
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
        this.interval = observation.plan().spec().interval();
        this.vertx = vertx;
        this.client = client;
        this.usage = usage;
        this.request = UsageClient.request(usage, interval);
        this.targets = targets;
        this.observation = observation;
        this.timeout = timeout;
        this.listener = listener;
        this.context = vertx.getOrCreateContext();
    }

    Poller start() {
        context.runOnContext(begin -> beat(interval));
        return this;
    }

    /** Asks once more, for what was read since; completes when that is taken in, whatever comes of it. */
    Future<?> last() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(end -> {
            vertx.cancelTimer(timer);
            Future<?> before = waiting == null ? Future.succeededFuture() : waiting;
            before.otherwiseEmpty().onComplete(free -> {
                Future<?> asked = gathering ? poll() : Future.succeededFuture();
                asked.otherwiseEmpty().onComplete(taken -> done.complete());
            });
        });
        return done.future();
    }

    @Override
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
    }

    private void beat(Duration period) {
        vertx.cancelTimer(timer);
        if (!closed) {
            timer = vertx.setPeriodic(period.toMillis(), tick -> tick());
            if (waiting == null && latest == null) {
                tick();
            }
        }
    }

    private void tick() {
        if (closed) {
            // closed between the decision to start and the timer's number being known
            vertx.cancelTimer(timer);
        } else if (waiting == null) {
            var unused = poll();
        }
    }

    private Future<?> poll() {
        Future<InstallationUsage> answer =
                client.read(latest == null ? request : UsageClient.after(request, latest), timeout);
        waiting = answer;
        return answer.onComplete(result -> {
            waiting = null;
            if (closed) {
                return;
            }
            if (result.succeeded()) {
                take(result.result());
            } else {
                miss(result.cause());
            }
        });
    }

    private void take(InstallationUsage answer) {
        if (THREADS.isCurrentThreadCpuTimeSupported()) {
            // one event loop does all the asking: its time is what asking costs
            observation.answered(usage, Instant.now(), THREADS.getCurrentThreadCpuTime() / 1e9, answer);
        }
        latest = answer.latest().orElse(latest);
        for (Target target : targets) {
            List<CandidateUsage> readings = answer.all(target.candidate());
            if (readings.isEmpty()) {
                observation.missed(target.candidate(), "the installer's answer has no figures of it");
                listener.missed(target);
            }
            for (CandidateUsage reading : readings) {
                listener.observed(target, observation.read(reading));
            }
        }
        gather(answer.earlier() != null);
    }

    private void gather(boolean byItself) {
        if (byItself != gathering) {
            gathering = byItself;
            beat(byItself ? gathered() : interval);
        }
    }

    private Duration gathered() {
        Duration many = interval.multipliedBy(GATHERED);
        Duration most = many.compareTo(LONGEST) > 0 ? LONGEST : many;
        return most.compareTo(interval) > 0 ? most : interval;
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
