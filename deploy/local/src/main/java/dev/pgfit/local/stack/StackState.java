package dev.pgfit.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.local.support.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code stack.json} says of a stack.
 *
 * @param owner the launcher's process, which Kafka lives in
 * @param background whether it was started by {@code up} and stays until {@code down}
 * @param kafka bootstrap address
 * @param postgres port and process of decision-service's store
 */
public record StackState(
        Process owner,
        boolean background,
        boolean ready,
        Instant startedAt,
        String kafka,
        Part postgres,
        List<Part> services) {

    /** A process told apart from a later one of the same id by when it started. */
    public record Process(long pid, Instant startedAt) {
        static Process of(ProcessHandle handle) {
            return new Process(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
        }

        /** The process, if it is this one and still lives. */
        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle ->
                            handle.info().startInstant().map(startedAt::equals).orElse(false));
        }
    }

    /** A server of the stack. */
    public record Part(String name, int port, Process process) {
        public URI url() {
            return URI.create("http://127.0.0.1:" + port);
        }
    }

    /** Where runs are asked for. */
    public URI decisionUrl() {
        return url(Service.DECISION);
    }

    /** Where installations are asked for without a run. */
    public URI installerUrl() {
        return url(Service.INSTALLER);
    }

    /** Where checks are asked for without a run. */
    public URI compatUrl() {
        return url(Service.COMPAT);
    }

    private URI url(Service service) {
        return services.stream()
                .filter(part -> part.name().equals(service.module()))
                .findFirst()
                .orElseThrow()
                .url();
    }

    StackState whenReady() {
        return new StackState(owner, background, true, startedAt, kafka, postgres, services);
    }

    /** The state last written into a folder, if any; it may be of a stack that is no more. */
    static Optional<StackState> read(DataFolder folder) {
        try {
            return Optional.of(Json.mapper().readValue(Files.readString(folder.stateFile()), StackState.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(DataFolder folder) {
        try {
            var half = folder.stateFile().resolveSibling("stack.json.new");
            Files.writeString(half, Json.pretty(this));
            Files.move(half, folder.stateFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
