package dev.pgfit.local.hold;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.local.http.ServiceClient;
import dev.pgfit.local.run.Question;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The installations API of installer-service. */
final class InstallerApi implements AutoCloseable {
    private static final String PATH = "/installations";
    private static final String JSON = "application/json";
    private static final Duration TAKING_AWAY = Duration.ofSeconds(30);

    private final ServiceClient installer;

    InstallerApi(URI base) {
        this.installer = new ServiceClient("installer-service", base);
    }

    /**
     * Has both candidates installed where the question says.
     *
     * @throws Failure BAD_INPUT with a line for each field that was refused
     */
    UUID install(Question question) {
        ObjectNode request = Json.mapper().createObjectNode();
        for (String part : List.of("environment", "postgresql", "pglite", "webvm")) {
            if (question.body().has(part)) {
                request.set(part, question.body().get(part));
            }
        }
        return installer.post(PATH, request.toString()).orRefuse().createdId();
    }

    Installation find(UUID id) {
        return read(installer.get(PATH + "/" + id, JSON).orRefuse().json());
    }

    /** Those whose candidates are there now, oldest first. */
    List<Installation> present() {
        JsonNode all = installer.get(PATH, JSON).orRefuse().json();
        return StreamSupport.stream(all.spliterator(), false)
                .map(InstallerApi::read)
                .filter(Installation::isThere)
                .toList();
    }

    /** Takes it away, or stops it being made; returns when it is gone. */
    void end(UUID id) {
        installer.delete(PATH + "/" + id, TAKING_AWAY);
    }

    private static Installation read(JsonNode json) {
        try {
            return Json.mapper().treeToValue(json, Installation.class);
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.UNEXPECTED, "installer-service answered what can't be read: " + e, e);
        }
    }

    @Override
    public void close() {
        installer.close();
    }
}
