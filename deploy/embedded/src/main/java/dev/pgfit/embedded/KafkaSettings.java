package dev.pgfit.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Settings of one broker that is its own controller, for one machine: little memory. */
final class KafkaSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String HOST = "127.0.0.1";

    private KafkaSettings() {}

    static Properties of(Path folder, KafkaListeners listeners, int controllerPort) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("listeners", listeners.bound() + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", listeners.advertised());
        settings.put("log.dirs", folder.toString());

        // one broker holds the only copy of everything
        settings.put("num.partitions", 1);
        settings.put("default.replication.factor", 1);
        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(internal + ".replication.factor", 1);
            settings.put(internal + ".num.partitions", 1);
        }
        settings.put("transaction.state.log.min.isr", 1);
        settings.put("share.coordinator.state.topic.min.isr", 1);

        // a few services on one machine: nothing to wait for, little to buffer
        settings.put("group.initial.rebalance.delay.ms", 0);
        settings.put("group.coordinator.rebalance.protocols", "classic,consumer");
        settings.put("broker.heartbeat.interval.ms", 500);
        settings.put("broker.session.timeout.ms", 3000);
        settings.put("num.network.threads", 2);
        settings.put("num.io.threads", 2);
        settings.put("background.threads", 2);
        settings.put("num.recovery.threads.per.data.dir", 1);
        settings.put("log.cleaner.dedupe.buffer.size", 2 * 1024 * 1024);
        settings.put("log.cleaner.io.buffer.size", 64 * 1024);
        settings.put("log.index.size.max.bytes", 256 * 1024);
        settings.put("log.segment.bytes", 64 * 1024 * 1024);
        settings.put("log.retention.hours", 24 * 7);
        settings.put("metadata.log.segment.bytes", 8 * 1024 * 1024);
        settings.put("metadata.max.retention.bytes", 32 * 1024 * 1024);
        settings.put("message.max.bytes", 8 * 1024 * 1024);

        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.setProperty(key, value.toString()));
        return properties;
    }
}
