package dev.pgfit.compat.edge;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The checks there are. */
@Path("/checks")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
    private final CheckCatalogue catalogue;

    CatalogueResource(CheckCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Every check, with what it proves, why that matters, and where this is written. */
    @GET
    public List<CheckView> all() {
        return catalogue.get().all().stream().map(CheckView::of).toList();
    }
}
