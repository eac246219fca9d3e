package dev.pgfit.kit.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Events taken from Kafka and not acknowledged yet, and those given up: {@code pgfit_events_unacknowledged},
 * {@code pgfit_dead_letters_total}.
 */
@ApplicationScoped
public class EventMetrics {
    /** A channel's topic, or several of them. */
    private static final Pattern TOPICS = Pattern.compile("(mp\\.messaging\\.incoming\\.[^.]+)\\.topics?");

    private final MeterRegistry registry;
    private final Config config;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    /** Figures of one topic that events come from. */
    public static final class Topic {
        private final LongAdder unacknowledged = new LongAdder();
        private final Counter undecodable;
        private final Counter failed;

        private Topic(MeterRegistry registry, String name) {
            undecodable = letters(registry, name, "undecodable");
            failed = letters(registry, name, "failed");
            Gauge.builder("pgfit.events.unacknowledged", unacknowledged, LongAdder::sum)
                    .description("Events taken from a topic whose work is not done: they would be delivered again")
                    .tag("topic", name)
                    .register(registry);
        }

        private static Counter letters(MeterRegistry registry, String topic, String reason) {
            return Counter.builder("pgfit.dead.letters")
                    .description("Events given up and written to the dead-letter topic of the topic they came from")
                    .tag("topic", topic)
                    .tag("reason", reason)
                    .register(registry);
        }

        public void taken() {
            unacknowledged.increment();
        }

        public void settled() {
            unacknowledged.decrement();
        }

        /** @param decoded whether it was one of our events, and handling it failed */
        public void deadLetter(boolean decoded) {
            (decoded ? failed : undecodable).increment();
        }
    }

    EventMetrics(MeterRegistry registry, Config config) {
        this.registry = registry;
        this.config = config;
    }

    /** A dead letter is rare: its series are there, at zero, before the first one. */
    void start(@Observes StartupEvent started) {
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(TOPICS::matcher)
                .filter(key -> key.matches() && writesDeadLetters(key.group(1)))
                .flatMap(key -> config.getOptionalValues(key.group(), String.class).stream())
                .flatMap(List::stream)
                .forEach(this::of);
    }

    private boolean writesDeadLetters(String channel) {
        return !config.getOptionalValue(channel + ".failure-strategy", String.class)
                .filter("ignore"::equals)
                .isPresent();
    }

    /** @param topic that events are taken from; there are as many as the service consumes */
    public Topic of(String topic) {
        Topic known = topics.get(topic);
        return known != null ? known : topics.computeIfAbsent(topic, name -> new Topic(registry, name));
    }
}
