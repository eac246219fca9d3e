package dev.pgfit.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report of a run as {@code pgfit run} left it: {@code report.json} in the run's folder. */
public final class SavedReport {
    public static final String FILE = "report.json";

    private SavedReport() {}

    /**
     * Reads it.
     *
     * @throws Failure BAD_INPUT when it is no such report, or a report without a decision
     */
    public static ObjectNode read(Path file) {
        JsonNode tree;
        try {
            tree = Json.mapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": can't be read: " + e, e);
        }
        if (!(tree instanceof ObjectNode report) || !report.path("reports").isObject()) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": not the report.json of a run");
        }
        if (!report.path("decision").isObject()) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": that run has no decision to replay");
        }
        return report;
    }
}
