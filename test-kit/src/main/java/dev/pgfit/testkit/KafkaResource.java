package dev.pgfit.testkit;

import dev.pgfit.contracts.Topic;
import dev.pgfit.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker for the tests of a module, with all of pgfit's topics under a prefix of their own
 * ({@code pgfit.topics.prefix}).
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable TempFolder folder;
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        String prefix = "test-" + UUID.randomUUID().toString().substring(0, 8);
        TempFolder started = new TempFolder("kafka");
        folder = started;
        kafka = EmbeddedKafka.start(started.path(), 0, topics(prefix));
        String bootstrap = kafka.bootstrapServers();
        return Map.of("kafka.bootstrap.servers", bootstrap, "pgfit.topics.prefix", prefix);
    }

    /** All topics and their dead-letter topics under a prefix. */
    static List<String> topics(String prefix) {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(topic.name(prefix), topic.deadLetterName(prefix)))
                .toList();
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (folder != null) {
            folder.close();
        }
    }
}
