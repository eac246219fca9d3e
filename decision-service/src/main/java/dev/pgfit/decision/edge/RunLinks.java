package dev.pgfit.decision.edge;

import java.net.URI;
import java.util.UUID;

/** Where to go from a run. */
public record RunLinks(URI self, URI events, URI decision, URI report) {
    static RunLinks of(UUID runId) {
        String self = "/runs/" + runId;
        return new RunLinks(
                URI.create(self),
                URI.create(self + "/events"),
                URI.create(self + "/decision"),
                URI.create(self + "/report"));
    }
}
