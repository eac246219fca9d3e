package dev.pgfit.kit.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body that is too large by its announced length, with a problem rather than a closed connection. */
public final class BodyLimit {
    private final long maxBytes;

    BodyLimit(@ConfigProperty(name = "pgfit.http.max-body-bytes") long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && announced.matches("\\d{1,18}") && Long.parseLong(announced) > maxBytes) {
            throw new ProblemException(
                    413,
                    "Body too large",
                    "The body has " + announced + " bytes; at most " + maxBytes + " are taken",
                    List.of(new FieldError("body", "must have at most " + maxBytes + " bytes")));
        }
    }
}
