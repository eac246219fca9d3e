package dev.pgfit.local.run;

import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A run's report, fetched and kept.
 *
 * @param text for a terminal
 * @param json as decision-service gives it
 * @param markdownFile where the report for people lies
 */
public record ReportFiles(String text, String json, Path markdownFile) {

    /** Fetches the report in all its forms and writes report.md and report.json into the run's folder. */
    public static ReportFiles save(RunApi api, UUID run, Path folder) {
        String json = api.report(run, "application/json");
        Path markdownFile = folder.resolve("report.md");
        try {
            Files.createDirectories(folder);
            Files.writeString(markdownFile, api.report(run, "text/markdown"));
            Files.writeString(folder.resolve(SavedReport.FILE), json);
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, "the report could not be written to " + folder + ": " + e, e);
        }
        return new ReportFiles(api.report(run, "text/plain"), json, markdownFile);
    }
}
