package dev.pgfit.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.support.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The last lines of a service's log, for a person: structured lines are turned back into plain ones. */
final class LogTail {
    private static final int LINES = 15;

    private LogTail() {}

    static String of(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .map(LogTail::plain)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    private static String plain(String line) {
        if (!line.startsWith("{")) {
            return "  " + line;
        }
        try {
            JsonNode entry = Json.mapper().readTree(line);
            JsonNode exception = entry.path("exception");
            String cause = exception.isMissingNode()
                    ? ""
                    : "\n    " + exception.path("exceptionType").asText() + ": "
                            + exception.path("message").asText();
            return "  " + entry.path("level").asText() + " "
                    + entry.path("message").asText() + cause;
        } catch (JsonProcessingException e) {
            return "  " + line;
        }
    }
}
