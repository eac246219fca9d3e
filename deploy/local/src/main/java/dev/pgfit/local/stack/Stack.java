package dev.pgfit.local.stack;

import dev.pgfit.contracts.Topic;
import dev.pgfit.embedded.EmbeddedKafka;
import dev.pgfit.embedded.EmbeddedPostgres;
import dev.pgfit.embedded.EmbeddedStartException;
import dev.pgfit.embedded.FreePorts;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.process.GuardedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Kafka, PostgreSQL and the five services of one data folder, owned by this process. {@link #close} may come from
 * another thread at any time, also while it starts: whatever is there by then is taken away, and start fails.
 */
public final class Stack implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final DataFolder folder;
    private final ServiceArtifacts artifacts;
    private final boolean background;
    private final Teardown teardown = new Teardown();

    /**
     * A stack that is not started yet.
     *
     * @param background whether runs of other processes may use it
     */
    public Stack(DataFolder folder, ServiceArtifacts artifacts, boolean background) {
        this.folder = folder;
        this.artifacts = artifacts;
        this.background = background;
    }

    /**
     * Starts everything and returns when every service is ready.
     *
     * @param tell hears what is going on
     * @throws Failure when the folder is in use, something is not built, or a service does not come up
     */
    public StackState start(Consumer<String> tell) {
        artifacts.checkBuilt();
        teardown.add(StackLock.tryAcquire(folder).orElseThrow(this::busy));
        Leftovers.clear(folder);
        teardown.add(() -> Leftovers.clear(folder));
        makeTemporaryFolder();
        tell.accept("starting Kafka and PostgreSQL");
        CompletableFuture<EmbeddedPostgres> storeStarting =
                CompletableFuture.supplyAsync(() -> teardown.add(EmbeddedPostgres.start(folder.postgres())));
        EmbeddedKafka kafka = teardown.add(startKafka());
        EmbeddedPostgres store = join(storeStarting);
        tell.accept("starting the services");
        for (int attempt = 1; ; attempt++) {
            try {
                return startServices(kafka, store, tell);
            } catch (PortTakenException e) {
                // between our look at the port and the service's start somebody else took it
                if (attempt == ATTEMPTS) {
                    throw new Failure(ExitCode.UNEXPECTED, e.getMessage() + ", time and again", e);
                }
            }
        }
    }

    private EmbeddedKafka startKafka() {
        int port = ServicePorts.forKafka();
        try {
            return EmbeddedKafka.start(folder.kafka(), port, topics());
        } catch (EmbeddedStartException e) {
            if (FreePorts.isFree(port)) {
                throw e;
            }
            return EmbeddedKafka.start(folder.kafka(), FreePorts.any(), topics());
        }
    }

    private StackState startServices(EmbeddedKafka kafka, EmbeddedPostgres store, Consumer<String> tell)
            throws PortTakenException {
        ServicePorts ports = ServicePorts.choose();
        ServiceCommand command = new ServiceCommand(folder, artifacts, ports, kafka.bootstrapServers(), background);
        List<RunningService> services = new CopyOnWriteArrayList<>();
        for (Service service : Service.values()) {
            services.add(launch(service, command, ports, store));
        }
        // last in, first out: all of them are told to end at once before anything they need goes
        AutoCloseable together = teardown.add(() -> RunningService.stopAll(services));
        StackState state = state(kafka, store, services);
        state.write(folder);
        try {
            StartUp.awaitReady(services, tell);
        } catch (PortTakenException e) {
            Teardown.close(together);
            throw e;
        }
        state.whenReady().write(folder);
        teardown.add(new Supervision(
                services,
                service -> launch(service, command, ports, store),
                () -> state(kafka, store, services).whenReady().write(folder),
                tell));
        return state.whenReady();
    }

    private void makeTemporaryFolder() {
        try {
            Files.createDirectories(folder.temporary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Failure busy() {
        return StackState.read(folder)
                .map(state -> RunningStacks.busy(folder, state))
                .orElseGet(() -> new Failure(
                        ExitCode.MISSING_PREREQUISITE,
                        "the data folder " + folder.root() + " is in use by another pgfit that is just starting"));
    }

    private RunningService launch(Service service, ServiceCommand command, ServicePorts ports, EmbeddedPostgres store) {
        try {
            GuardedProcess process = teardown.add(GuardedProcess.start(command.of(service, store)));
            return new RunningService(service, ports.of(service), process, folder.log(service.module()));
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, service.module() + " could not be started: " + e.getMessage(), e);
        }
    }

    private StackState state(EmbeddedKafka kafka, EmbeddedPostgres store, List<RunningService> services) {
        return new StackState(
                StackState.Process.of(ProcessHandle.current()),
                background,
                false,
                Instant.now(),
                kafka.bootstrapServers(),
                new StackState.Part("postgresql", store.port(), process(store.pid())),
                services.stream()
                        .map(service -> new StackState.Part(
                                service.service().module(),
                                service.port(),
                                process(service.process().pid())))
                        .toList());
    }

    private static StackState.Process process(long pid) {
        return ProcessHandle.of(pid).map(StackState.Process::of).orElse(new StackState.Process(pid, Instant.EPOCH));
    }

    private static List<String> topics() {
        return Arrays.stream(Topic.values())
                .flatMap(topic ->
                        Stream.of(topic.name(Topic.DEFAULT_PREFIX), topic.deadLetterName(Topic.DEFAULT_PREFIX)))
                .toList();
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        teardown.close();
    }
}
