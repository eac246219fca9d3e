package dev.pgfit.compat.catalogue;

import dev.pgfit.compat.check.Check;
import dev.pgfit.contracts.CheckSource;
import java.util.ArrayList;
import java.util.List;

/** Checks that a user gives for one run, after those of a suite. */
public final class UserChecks {
    private UserChecks() {}

    /**
     * The suite's checks, and the user's after them.
     *
     * @throws CatalogueException naming all that is wrong in the user's files, with file and line
     */
    public static List<Check> after(List<Check> suite, List<CheckSource> sources) {
        List<Check> all = new ArrayList<>(suite);
        List<CatalogueError> errors = new ArrayList<>();
        for (CheckSource source : sources) {
            try {
                for (Check check : CheckFile.parse(source.name(), source.yaml())) {
                    if (isTaken(check.info().id(), all)) {
                        errors.add(new CatalogueError(
                                source.name(),
                                1,
                                "there is already a check '" + check.info().id() + "'"));
                    }
                    all.add(check);
                }
            } catch (CatalogueException e) {
                errors.addAll(e.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw new CatalogueException(errors);
        }
        return List.copyOf(all);
    }

    private static boolean isTaken(String id, List<Check> all) {
        return all.stream().anyMatch(known -> known.info().id().equals(id));
    }
}
