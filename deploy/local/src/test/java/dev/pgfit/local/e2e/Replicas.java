package dev.pgfit.local.e2e;

import dev.pgfit.contracts.Topic;
import dev.pgfit.embedded.EmbeddedKafka;
import dev.pgfit.embedded.EmbeddedPostgres;
import dev.pgfit.embedded.FreePorts;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.Service;
import dev.pgfit.local.stack.ServiceArtifacts;
import dev.pgfit.local.stack.ServiceCommand;
import dev.pgfit.local.stack.ServicePorts;
import dev.pgfit.process.GuardedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The services as in a cluster: topics of six partitions, and as many instances as a test starts. */
final class Replicas implements AutoCloseable {
    private static final int PARTITIONS = 6;
    private static final Duration START = Duration.ofSeconds(90);

    private final Path folder;
    private final ServiceArtifacts artifacts;
    private final ServicePorts ports = ServicePorts.choose();
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres store;

    Replicas(Path folder) throws Exception {
        this.folder = folder;
        this.artifacts = new ServiceArtifacts(Path.of("../..").toRealPath());
        artifacts.checkBuilt();
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        closing.push(kafka);
        store = EmbeddedPostgres.start(folder.resolve("postgres"));
        closing.push(store);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .flatMap(topic -> Stream.of(
                                    new NewTopic(topic.name(Topic.DEFAULT_PREFIX), PARTITIONS, (short) 1),
                                    new NewTopic(topic.deadLetterName(Topic.DEFAULT_PREFIX), 1, (short) 1)))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** One instance more. */
    record Instance(GuardedProcess process, URI url) {
        void kill() {
            ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Starts the one instance that has the usual port, which decision-service knows. */
    Instance first(Service service) throws IOException {
        return start(service, "first", ports.of(service));
    }

    /** Starts another one. */
    Instance another(Service service, String name) throws IOException {
        return start(service, name, FreePorts.any());
    }

    private Instance start(Service service, String name, int port) throws IOException {
        DataFolder own = DataFolder.of(folder.resolve(name));
        GuardedProcess process =
                GuardedProcess.start(new ServiceCommand(own, artifacts, ports, kafka.bootstrapServers(), false)
                        .of(service, store)
                        .with("QUARKUS_HTTP_PORT", Integer.toString(port)));
        closing.push(process);
        return new Instance(process, URI.create("http://127.0.0.1:" + port));
    }

    static void awaitReady(List<Instance> instances) throws InterruptedException {
        Instant end = Instant.now().plus(START);
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Instance instance : instances) {
                while (!isReady(http, instance)) {
                    if (Instant.now().isAfter(end) || !instance.process().isAlive()) {
                        throw new AssertionError(instance.url() + " is not ready");
                    }
                    Thread.sleep(200);
                }
            }
        }
    }

    private static boolean isReady(HttpClient http, Instance instance) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(instance.url().resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        while (!closing.isEmpty()) {
            closing.pop().close();
        }
    }
}
