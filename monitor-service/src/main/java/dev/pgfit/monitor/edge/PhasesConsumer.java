package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.BenchmarkEvent;
import dev.pgfit.contracts.InstallationEvent;
import dev.pgfit.contracts.Topic;
import dev.pgfit.kit.events.Inbox;
import dev.pgfit.kit.events.RunEnded;
import dev.pgfit.kit.events.RunMoved;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * What installer and benchmark say. One consumer reads both topics: so the same instance gets both partitions that a run's
 * key belongs to, and its windows find its observation.
 */
@ApplicationScoped
public class PhasesConsumer {
    private final Inbox inbox;
    private final Watcher watcher;
    private final InstallationEvents installations;
    private final BenchmarkEvents benchmarks;
    private final String benchmarksTopic;

    PhasesConsumer(
            Inbox inbox,
            Watcher watcher,
            InstallationEvents installations,
            BenchmarkEvents benchmarks,
            @ConfigProperty(name = "pgfit.topics.prefix") String prefix) {
        this.inbox = inbox;
        this.watcher = watcher;
        this.installations = installations;
        this.benchmarks = benchmarks;
        this.benchmarksTopic = Topic.BENCHMARKS.name(prefix);
    }

    @Incoming("phases")
    CompletionStage<Void> on(Message<String> message) {
        boolean benchmark = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(record -> benchmarksTopic.equals(record.getTopic()))
                .orElse(false);
        return benchmark
                ? inbox.handle(message, BenchmarkEvent.class, benchmarks::take)
                : inbox.handle(message, InstallationEvent.class, installations::take);
    }

    void on(@Observes RunEnded ended) {
        watcher.jobs().cancel(ended.runId());
    }

    void on(@Observes RunMoved moved) {
        // without a word: another instance watches
        watcher.jobs().abandon(moved.runId());
    }
}
