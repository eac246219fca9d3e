package dev.pgfit.decision.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.contracts.Decision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A report as {@code GET /runs/{id}/report} gave it, to be decided anew.
 *
 * @param run not looked at
 * @param criteria those parts of the criteria that shall be others; left out, none
 */
public record SavedReplayRequest(
        @Nullable JsonNode run,
        @NotNull @Valid DecisionRequest reports,
        @NotNull @Valid Decision decision,
        @Nullable JsonNode criteria) {}
