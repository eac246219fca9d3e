package dev.pgfit.installer.webvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a host program has told so far: one JSON object per line among lines of the console. Thread-safe. */
final class HostEvents {
    static final String BOOTED = "booted";
    static final String INITDB = "initdb";
    static final String RESTORED = "restored";
    /** Not an event by name, but the line that says that it serves. */
    static final String READY = "ready";

    private static final String FAILED = "failed";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> heard = new HashMap<>();

    /** Takes a line of output; what is none of ours is passed over. */
    void line(String line) {
        if (!line.startsWith("{")) {
            return;
        }
        try {
            JsonNode event = JSON.readTree(line);
            String name =
                    event.path(READY).asBoolean() ? READY : event.path("event").asText();
            if (!name.isEmpty()) {
                put(name, event);
            }
        } catch (JsonProcessingException e) {
            // the guest may print what it likes
        }
    }

    private synchronized void put(String name, JsonNode event) {
        heard.put(name, event);
        notifyAll();
    }

    /** Why it failed, as it says itself; empty when it hasn't said so. */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(heard.get(FAILED))
                .map(event -> event.path("reason").asText());
    }

    /** What it said of this; empty when it hasn't yet. */
    synchronized Optional<JsonNode> of(String name) {
        return Optional.ofNullable(heard.get(name));
    }

    /**
     * Waits until it says this, fails, or runs no more.
     *
     * @return empty when it did not say so before the end of that time
     */
    synchronized Optional<JsonNode> await(String name, Duration atMost, BooleanSupplier runs)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            @Nullable JsonNode event = heard.get(name);
            if (event != null || heard.containsKey(FAILED) || !runs.getAsBoolean() || System.nanoTime() > end) {
                return Optional.ofNullable(event);
            }
            wait(LOOK.toMillis());
        }
    }
}
