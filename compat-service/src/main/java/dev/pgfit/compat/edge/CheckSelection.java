package dev.pgfit.compat.edge;

import dev.pgfit.compat.catalogue.CatalogueError;
import dev.pgfit.compat.catalogue.CatalogueException;
import dev.pgfit.compat.catalogue.UserChecks;
import dev.pgfit.compat.check.Check;
import dev.pgfit.contracts.CompatibilitySpec;
import dev.pgfit.kit.problem.FieldError;
import dev.pgfit.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The checks that a specification asks for. */
@ApplicationScoped
public class CheckSelection {
    private final CheckCatalogue catalogue;

    CheckSelection(CheckCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The suite's, and the user's after them.
     *
     * @throws CatalogueException if one of the user's files is wrong
     */
    List<Check> of(CompatibilitySpec spec) {
        return UserChecks.after(catalogue.get().suite(spec.suite()), spec.checks());
    }

    /** Refuses what can't be run, naming the field, and the file and line in it. */
    void check(CompatibilitySpec spec) {
        try {
            of(spec);
        } catch (CatalogueException e) {
            throw ProblemException.invalid(e.errors().stream()
                    .map(error -> new FieldError(field(spec, error), error.toString()))
                    .toList());
        }
    }

    private static String field(CompatibilitySpec spec, CatalogueError error) {
        for (int i = 0; i < spec.checks().size(); i++) {
            if (spec.checks().get(i).name().equals(error.file())) {
                return "compatibility.checks[" + i + "].yaml";
            }
        }
        return "compatibility.checks";
    }
}
