package dev.pgfit.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Progress;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import dev.pgfit.local.support.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One run from the question to its end. {@link #cancel} may come from another thread. */
public final class RunSession {
    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(10);
    private static final Duration RESTART_PATIENCE = Duration.ofSeconds(45);
    private static final Duration POLL = Duration.ofMillis(500);

    private final RunApi api;
    private final ProgressView view;
    private volatile @Nullable UUID active;

    public RunSession(RunApi api, ProgressView view) {
        this.api = api;
        this.view = view;
    }

    /**
     * Asks for the run and waits for its end, showing progress.
     *
     * @return how it ended
     */
    public RunOutcome run(Question question) throws InterruptedException {
        UUID run = submit(question);
        active = run;
        try {
            return RunOutcome.of(run, waitForEnd(run));
        } finally {
            active = null;
            view.close();
        }
    }

    /** Cancels the run if there is one, and gives it a moment to take its candidates away. */
    public void cancel() {
        UUID run = active;
        if (run == null) {
            return;
        }
        api.cancel(run);
        Instant end = Instant.now().plus(CANCEL_PATIENCE);
        try {
            while (!api.state(run).ended() && Instant.now().isBefore(end)) {
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where nobody named a place and the services refuse the machine, this host will do. */
    private UUID submit(Question question) {
        try {
            return api.submit(question.body());
        } catch (Failure refused) {
            if (question.placeChosen() || !question.inMachine() || refused.exitCode() != ExitCode.BAD_INPUT) {
                throw refused;
            }
            // refused again when something else is wrong with it
            UUID run = api.submit(question.in(Environment.HOST).body());
            view.warn("pgfit: the virtual machine can't be had ("
                    + refused.text().lines().findFirst().orElse("refused") + "); comparing on this host instead");
            return run;
        }
    }

    private RunState waitForEnd(UUID run) throws InterruptedException {
        String lastSeen = "";
        Instant lastAnswer = Instant.now();
        while (true) {
            try {
                lastSeen = api.follow(run, lastSeen, this::show);
            } catch (IOException e) {
                view.note("lost sight of the run for a moment");
            }
            try {
                RunState state = api.state(run);
                if (state.ended()) {
                    return state;
                }
                lastAnswer = Instant.now();
            } catch (Failure e) {
                // a service that ended is started again meanwhile
                if (lastAnswer.plus(RESTART_PATIENCE).isBefore(Instant.now())) {
                    throw e;
                }
            }
            Thread.sleep(POLL);
        }
    }

    private void show(ServerSentEvents.Event event) {
        try {
            if (event.name().equals("progress")) {
                view.show(Json.mapper().readValue(event.data(), Progress.class));
            }
        } catch (JsonProcessingException e) {
            // progress is a courtesy: what can't be read is not shown
            view.note("unreadable progress");
        }
    }
}
