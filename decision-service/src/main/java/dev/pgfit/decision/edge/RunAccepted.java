package dev.pgfit.decision.edge;

import dev.pgfit.decision.run.RunState;
import java.util.UUID;

/** The answer to a run asked for. */
public record RunAccepted(UUID runId, RunState state, RunLinks links) {}
