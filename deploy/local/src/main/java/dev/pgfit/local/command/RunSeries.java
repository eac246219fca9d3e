package dev.pgfit.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pgfit.local.command.OneRun.Told;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.run.MemorySize;
import dev.pgfit.local.run.Question;
import dev.pgfit.local.run.ReportFiles;
import dev.pgfit.local.run.RunOutcome;
import dev.pgfit.local.series.MemoryRow;
import dev.pgfit.local.series.MemorySeries;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The same run with several sizes of memory, the machine's or the limit, smallest first: each a real run. */
final class RunSeries {
    private final OneRun runs;
    private final List<MemoryRow> rows = new ArrayList<>();
    private final ArrayNode reports = Json.mapper().createArrayNode();

    RunSeries(OneRun runs) {
        this.runs = runs;
    }

    /**
     * Runs them all; a cancelled one ends the series, a failed one is a finding.
     *
     * @param view for the first; each of the others gets its own
     */
    ExitCode ask(Question question, List<MemorySize> sizes, ProgressView view) throws InterruptedException {
        ExitCode worst = ExitCode.OK;
        ProgressView current = view;
        for (int i = 0; i < sizes.size(); i++) {
            if (i > 0) {
                current = runs.console().view();
            }
            try (ProgressView own = current) {
                own.note("run " + (i + 1) + " of " + sizes.size() + ": with "
                        + sizes.get(i).megabytes() + " MB");
                Told told = runs.ask(question.withMemory(sizes.get(i)), own);
                if (told.outcome() instanceof RunOutcome.Cancelled) {
                    return told.outcome().exitCode();
                }
                if (told.outcome() instanceof RunOutcome.Failed) {
                    worst = told.outcome().exitCode();
                }
                keep(sizes.get(i).megabytes(), told);
            }
        }
        tell();
        return worst;
    }

    private void keep(int megabytes, Told told) {
        RunOutcome outcome = told.outcome();
        if (told.report().isPresent()) {
            JsonNode report = parsed(told.report().get());
            reports.add(report);
            rows.add(MemoryRow.of(megabytes, outcome.run(), report));
        } else if (outcome instanceof RunOutcome.Failed failed) {
            rows.add(MemoryRow.failed(megabytes, failed.run(), failed.reason()));
        }
    }

    private void tell() {
        MemorySeries series = MemorySeries.of(rows);
        Path saved = series.save(runs.folder().runs(), Instant.now());
        if (runs.json()) {
            System.err.println(series.text());
            System.err.println("Report " + saved);
            runs.console().out().println(Json.pretty(reports));
        } else {
            runs.console().out().println("\n" + series.text() + "\nReport            " + saved);
        }
        runs.console().out().flush();
    }

    private static JsonNode parsed(ReportFiles report) {
        try {
            return Json.mapper().readTree(report.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("decision-service's report is no JSON", e);
        }
    }
}
