package dev.pgfit.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Apache Kafka broker (KRaft, its own controller) in this JVM, listening on the loopback interface unless told
 * otherwise. What it stores stays in its folder: started there again, it has the same topics and offsets.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(30);

    /** Held, else the levels set on them are lost to garbage collection. */
    private static final Map<Logger, Level> QUIET = Map.of(
            Logger.getLogger("kafka"), Level.WARNING,
            Logger.getLogger("org.apache.kafka"), Level.WARNING,
            Logger.getLogger("state.change.logger"), Level.WARNING,
            // these warn of what is usual for a single node that starts and stops
            Logger.getLogger("org.apache.kafka.controller"), Level.SEVERE,
            Logger.getLogger("org.apache.kafka.clients.NetworkClient"), Level.SEVERE);

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker.
     *
     * @param folder where it keeps its logs; made and formatted when it is not there yet
     * @param port to listen on; 0 takes a free one
     * @param topics made, with one partition each, unless they exist
     * @throws EmbeddedStartException when it does not come up
     */
    public static EmbeddedKafka start(Path folder, int port, String... topics) {
        return start(folder, port, List.of(topics));
    }

    /** See {@link #start(Path, int, String...)}. */
    public static EmbeddedKafka start(Path folder, int port, Collection<String> topics) {
        int listen = port == 0 ? FreePorts.any() : port;
        return start(folder, KafkaListeners.local(listen), topics);
    }

    /**
     * Starts a broker that clients of other machines reach; it makes topics as they are asked for.
     *
     * @param folder as above
     * @param listeners where it listens and what it tells its clients
     * @throws EmbeddedStartException when it does not come up
     */
    public static EmbeddedKafka startForOthers(Path folder, KafkaListeners listeners) {
        return start(folder, listeners, List.of());
    }

    private static EmbeddedKafka start(Path folder, KafkaListeners listeners, Collection<String> topics) {
        int listen = listeners.port();
        QUIET.forEach(Logger::setLevel);
        KafkaRaftServer server;
        try {
            Files.createDirectories(folder);
            formatWhenNew(folder);
            Properties settings = KafkaSettings.of(folder, listeners, FreePorts.any());
            server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            throw new EmbeddedStartException("Kafka did not start on port " + listen + " in " + folder, e);
        }
        EmbeddedKafka kafka = new EmbeddedKafka(server, listen);
        try {
            kafka.createMissing(topics);
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        return kafka;
    }

    /** What a client is given as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Stops the broker in an orderly way, so that its next start needs no recovery. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Returns when the broker has ended, for whatever reason. */
    public void awaitEnd() {
        server.awaitShutdown();
    }

    private static void formatWhenNew(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(KafkaSettings.NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString());
        try {
            formatter.run();
        } catch (IOException e) {
            throw new IOException("could not format " + folder, e);
        }
    }

    private void createMissing(Collection<String> topics) {
        if (topics.isEmpty()) {
            return;
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) ADMIN_TIMEOUT.toMillis());
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get(ADMIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .distinct()
                    .filter(topic -> !existing.contains(topic))
                    .map(topic -> new NewTopic(topic, 1, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get(ADMIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedStartException("interrupted while making Kafka's topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new EmbeddedStartException("Kafka's topics could not be made", e);
        }
    }
}
