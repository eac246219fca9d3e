package dev.pgfit.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.http.ServiceClient;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** The API of compat-service. */
public final class CompatApi implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String PATH = "/compatibility-checks";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServiceClient compat;

    public CompatApi(URI base) {
        this.compat = new ServiceClient("compat-service", base);
    }

    /**
     * Asks for checks.
     *
     * @throws dev.pgfit.local.support.Failure BAD_INPUT with a line for each field that was refused
     */
    UUID start(JsonNode request) {
        return compat.post(PATH, request.toString()).orRefuse().createdId();
    }

    /** How far it is; with the report when it is done. */
    JsonNode status(UUID id) {
        return compat.get(PATH + "/" + id, JSON).orRefuse().json();
    }

    void cancel(UUID id) {
        compat.delete(PATH + "/" + id, PATIENCE);
    }

    @Override
    public void close() {
        compat.close();
    }
}
