package dev.pgfit.installer.usage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pgfit.contracts.GuestUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Figures from inside a virtual machine, in the file that its host program writes every few seconds. */
final class GuestFile {
    static final Duration STALE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private GuestFile() {}

    /** The latest figures; empty when there are none, or none that are fresh. */
    static Optional<GuestUsage> read(Path file, Instant now) {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            GuestUsage usage = new GuestUsage(
                    Instant.parse(json.path("at").asText()),
                    json.path("memoryTotalBytes").asLong(),
                    json.path("memoryAvailableBytes").asLong(),
                    json.path("databasePssBytes").asLong(),
                    json.path("load").asDouble(),
                    json.path("processes").asInt());
            return usage.at().plus(STALE).isAfter(now) ? Optional.of(usage) : Optional.empty();
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
