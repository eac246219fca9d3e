package dev.pgfit.compat.edge;

import dev.pgfit.compat.catalogue.Catalogue;
import dev.pgfit.compat.protocol.ProtocolChecks;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** The catalogue, read when the service starts so that a wrong one keeps it from starting. */
@Startup
@ApplicationScoped
public class CheckCatalogue {
    private final Catalogue catalogue = Catalogue.builtIn(ProtocolChecks.all());

    Catalogue get() {
        return catalogue;
    }
}
