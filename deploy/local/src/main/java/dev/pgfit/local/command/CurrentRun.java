package dev.pgfit.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.local.run.RunApi;
import dev.pgfit.local.stack.StackState;
import dev.pgfit.local.support.Failure;
import java.util.Optional;

/** The newest run, in words. */
final class CurrentRun {
    private CurrentRun() {}

    static Optional<String> of(StackState state) {
        try (RunApi api = new RunApi(state.decisionUrl())) {
            JsonNode runs = api.newest(1);
            JsonNode first = runs.isArray() ? runs.path(0) : runs.path("runs").path(0);
            return first.hasNonNull("id")
                    ? Optional.of(first.path("id").asText() + " "
                            + first.path("state").asText())
                    : Optional.empty();
        } catch (Failure e) {
            return Optional.empty();
        }
    }
}
