package dev.pgfit.benchmarks.pipeline;

import dev.pgfit.embedded.EmbeddedPostgres;
import dev.pgfit.local.stack.DataFolder;
import dev.pgfit.local.stack.Service;
import dev.pgfit.local.stack.ServiceArtifacts;
import dev.pgfit.local.stack.ServiceCommand;
import dev.pgfit.local.stack.ServicePorts;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What is measured: the embedded broker, the embedded PostgreSQL and decision-service, each a process of its own. */
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration REQUEST = Duration.ofSeconds(2);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ServicePorts ports = ServicePorts.choose();
    private final BrokerProcess broker;
    private final EmbeddedPostgres store;
    private final GuardedProcess service;

    /**
     * Starts all of it and returns when decision-service is ready.
     *
     * @param folder for all that they keep
     * @param repository where decision-service was built
     * @param jvmOptions for decision-service's JVM, besides the launcher's
     */
    Stage(Path folder, Path repository, List<String> jvmOptions) throws Exception {
        DataFolder data = DataFolder.of(folder);
        Files.createDirectories(data.temporary());
        try {
            broker = add(BrokerProcess.start(data.kafka(), data.log("kafka")));
            store = add(EmbeddedPostgres.start(data.postgres()));
            add(new PreflightAnswers(ports.of(Service.INSTALLER), ports.of(Service.BENCHMARK)));
            ServiceCommand command =
                    new ServiceCommand(data, new ServiceArtifacts(repository), ports, broker.bootstrap(), false);
            Spec asLaunched = command.of(Service.DECISION, store);
            service = add(GuardedProcess.start(withJvmOptions(asLaunched, jvmOptions)));
            awaitReady(data.log(Service.DECISION.module()));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    URI decisions() {
        return URI.create(ports.url(Service.DECISION));
    }

    EmbeddedPostgres store() {
        return store;
    }

    long servicePid() {
        return service.pid();
    }

    /** The newest lines of decision-service's log. */
    String lastWords() {
        return String.join("\n", service.outputTail(3));
    }

    long brokerPid() {
        return broker.pid();
    }

    private <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    /** The JVM heeds the last of options that contradict each other. */
    private static Spec withJvmOptions(Spec spec, List<String> options) {
        List<String> command = new ArrayList<>(spec.command());
        command.addAll(command.indexOf("-jar"), options);
        return spec.running(command);
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        HttpRequest request = HttpRequest.newBuilder(decisions().resolve("/q/health/ready"))
                .timeout(REQUEST)
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(REQUEST).build()) {
            while (!isReady(http, request)) {
                if (!service.isAlive() || Instant.now().isAfter(end)) {
                    throw new IOException("decision-service did not become ready:\n"
                            + String.join("\n", service.outputTail(15)) + "\n(" + log + ")");
                }
                Thread.sleep(100);
            }
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        AutoCloseable part;
        while ((part = open.poll()) != null) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("not closed cleanly: " + e);
            }
        }
    }
}
