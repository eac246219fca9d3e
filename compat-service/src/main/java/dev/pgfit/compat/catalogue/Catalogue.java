package dev.pgfit.compat.catalogue;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
                        fileOf(check.info().category()),
                        1,
                        "the id '" + check.info().id() + "' is used twice"))
                .toList();
        if (!twice.isEmpty()) {
            throw new CatalogueException(twice);
        }
    }

    /**
     * The built-in catalogue: category by category, the SQL checks of its file and then the given classes.
     *
     * @throws CatalogueException if a file is wrong
     */
    public static Catalogue builtIn(List<? extends Check> classes) {
        List<Check> checks = new ArrayList<>();
        List<CatalogueError> errors = new ArrayList<>();
        for (Category category : Category.values()) {
            try {
                checks.addAll(read(category));
            } catch (CatalogueException e) {
                errors.addAll(e.errors());
            }
            classes.stream()
                    .filter(check -> check.info().category() == category)
                    .forEach(checks::add);
        }
        if (!errors.isEmpty()) {
            throw new CatalogueException(errors);
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

    private static List<? extends Check> read(Category category) {
        String file = fileOf(category);
        try (InputStream in = Catalogue.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                return List.of();
            }
            List<? extends Check> checks = CheckFile.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (checks.stream().anyMatch(check -> check.info().category() != category)) {
                throw new CatalogueException(
                        List.of(new CatalogueError(file, 1, "the category must be " + category.id())));
            }
            return checks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileOf(Category category) {
        return "checks/" + category.id() + ".yaml";
    }
}
