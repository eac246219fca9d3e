package dev.pgfit.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.CompatibilityReport;
import dev.pgfit.contracts.PhaseOutcome;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One database's checks, from the request to the report; a person may cancel them meanwhile. */
public final class CheckSession {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration SAYING = Duration.ofSeconds(2);
    /** Cleaning up over a slow line. */
    private static final Duration CLEANING = Duration.ofSeconds(20);

    private final CompatApi api;
    private volatile @Nullable UUID running;

    public CheckSession(CompatApi api) {
        this.api = api;
    }

    /**
     * Runs them.
     *
     * @throws Failure BAD_INPUT for a request that was refused, RUN_FAILED when there is no report
     */
    public CompatibilityReport run(ObjectNode request, ProgressView view) throws InterruptedException {
        UUID id = api.start(request);
        running = id;
        JsonNode status = api.status(id);
        int shown = 0;
        long sayAgain = System.nanoTime();
        while (!ended(status)) {
            int done = status.path("done").asInt();
            if (done > shown && System.nanoTime() >= sayAgain) {
                shown = done;
                sayAgain = System.nanoTime() + SAYING.toNanos();
                view.note("checks: %d of %d, %s"
                        .formatted(
                                done,
                                status.path("total").asInt(),
                                status.path("latest").asText()));
            }
            Thread.sleep(PAUSE);
            status = api.status(id);
        }
        running = null;
        CompatibilityReport report =
                report(status).orElseThrow(() -> new Failure(ExitCode.RUN_FAILED, "the checks ended without a report"));
        if (report.outcome() == PhaseOutcome.FAILED) {
            throw new Failure(ExitCode.RUN_FAILED, reasons(report));
        }
        return report;
    }

    /** Stops them; what they created in the database is removed before this returns. */
    public void cancel() {
        UUID id = running;
        if (id == null) {
            return;
        }
        api.cancel(id);
        Instant end = Instant.now().plus(CLEANING);
        while (!ended(api.status(id)) && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Why nothing could be asked at all. */
    private static String reasons(CompatibilityReport report) {
        return report.problems().stream()
                .map(problem -> problem.message() + (problem.detail() == null ? "" : ": " + problem.detail()))
                .collect(Collectors.joining("\n"));
    }

    private static boolean ended(JsonNode status) {
        return switch (status.path("state").asText()) {
            case "done", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    private static Optional<CompatibilityReport> report(JsonNode status) {
        if (status.path("state").asText().equals("failed")) {
            throw new Failure(
                    ExitCode.RUN_FAILED,
                    "the checks failed: " + status.path("failure").asText());
        }
        return status.hasNonNull("report")
                ? Optional.of(Json.mapper().convertValue(status.get("report"), CompatibilityReport.class))
                : Optional.empty();
    }
}
