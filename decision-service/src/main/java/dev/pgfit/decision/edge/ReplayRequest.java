package dev.pgfit.decision.edge;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How to replay a run's decision.
 *
 * @param criteria those parts of the run's criteria that shall be others; left out, none
 */
public record ReplayRequest(@Nullable JsonNode criteria) {}
