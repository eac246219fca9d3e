package dev.pgfit.compat.catalogue;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.SqlCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The checks there are. */
public final class Catalogue {
    /** All that there is. */
    public static final String FULL = "full";

    /** The sixteen that pgfit began with. */
    public static final String MISSION = "mission";

    private final List<Check> checks;

    /**
     * A catalogue of these checks, in this order.
     *
     * @throws CatalogueException if two have the same id
     */
    public Catalogue(List<? extends Check> checks) {
        this.checks = List.copyOf(checks);
        Set<String> seen = new HashSet<>();
        List<CatalogueError> twice = this.checks.stream()
                .filter(check -> !seen.add(check.info().id()))
                .map(check -> new CatalogueError(
                        BuiltInFiles.FOLDER + check.info().category().id(),
                        1,
                        "the id '" + check.info().id() + "' is used twice"))
                .toList();
        if (!twice.isEmpty()) {
            throw new CatalogueException(twice);
        }
    }

    /**
     * The built-in catalogue: category by category, the SQL checks of its files and then the given classes.
     *
     * @throws CatalogueException if a file is wrong
     */
    public static Catalogue builtIn(List<? extends Check> classes) {
        List<SqlCheck> sql = BuiltInFiles.readAll();
        List<Check> checks = new ArrayList<>();
        for (Category category : Category.values()) {
            Stream.concat(sql.stream(), classes.stream())
                    .filter(check -> check.info().category() == category)
                    .forEach(checks::add);
        }
        return new Catalogue(checks);
    }

    public List<Check> all() {
        return checks;
    }

    /** The checks of a suite, in the catalogue's order; empty when there is no such suite. */
    public List<Check> suite(String name) {
        return checks.stream()
                .filter(check -> name.equals(FULL) || check.info().suites().contains(name))
                .toList();
    }
}
