package dev.pgfit.kit.sharing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the instances of a service share their waiting runs: says what this one has to do, and has the group share anew when
 * this one has become free, or is free no more. For channels whose assignor is {@link SharingAssignor}.
 */
@ApplicationScoped
public class Sharing implements ClientCustomizer<Map<String, Object>> {
    private static final Logger LOG = Logger.getLogger(Sharing.class);
    private static final long LOOK_MILLIS = 1_000;

    private final Instance<Occupancy> occupancy;
    private final Unsettled unsettled;
    private final KafkaClientService clients;
    private final Vertx vertx;
    private final Map<String, Voice> voices = new ConcurrentHashMap<>();
    private volatile long timer = -1;

    Sharing(Instance<Occupancy> occupancy, Unsettled unsettled, KafkaClientService clients, Vertx vertx) {
        this.occupancy = occupancy;
        this.unsettled = unsettled;
        this.clients = clients;
        this.vertx = vertx;
    }

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> config) {
        Object strategy = config.get(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);
        if (SharingAssignor.class.getName().equals(strategy) && occupancy.isResolvable()) {
            config.put(SharingAssignor.SHARING, voices.computeIfAbsent(channel, name -> new Voice(this)));
        }
        return config;
    }

    void onStart(@Observes StartupEvent started) {
        if (occupancy.isResolvable()) {
            timer = vertx.setPeriodic(LOOK_MILLIS, tick -> voices.forEach(this::look));
        }
    }

    void onStop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
    }

    private Announcement now() {
        Occupancy here = occupancy.get();
        return new Announcement(here.slots(), here.taken(), unsettled.byPartition(here));
    }

    private void look(String channel, Voice voice) {
        if (voice.alone() || voice.announcedFree == now().isFree()) {
            return;
        }
        KafkaConsumer<?, ?> consumer = clients.getConsumer(channel);
        if (consumer != null) {
            // said again at the next look, should this one be lost
            consumer.runOnPollingThread(client -> {
                        client.enforceRebalance(voice.announcedFree ? "is busy now" : "has a free slot");
                    })
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("Not shared anew: %s", failure.getMessage()));
        }
    }

    /** One consumer's part in its group. */
    static final class Voice {
        /** Of a consumer outside of an application. */
        static final Voice SILENT = new Voice(null);

        private final @Nullable Sharing sharing;
        private volatile boolean announcedFree = true;
        private volatile int members = 1;

        private Voice(@Nullable Sharing sharing) {
            this.sharing = sharing;
        }

        Announcement announce() {
            Announcement said = sharing == null ? Announcement.NONE : sharing.now();
            announcedFree = said.isFree();
            return said;
        }

        void heard(int inGroup) {
            members = inGroup;
        }

        private boolean alone() {
            return members < 2;
        }
    }
}
