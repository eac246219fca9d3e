package dev.pgfit.compat.catalogue;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.SqlCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of SQL checks that ship with pgfit: one for each category, and more where one would be too long. */
final class BuiltInFiles {
    static final String FOLDER = "checks/";

    /** Named here, since a native image can't list its resources. */
    private static final List<String> MORE = List.of(
            "introspection-tables",
            "introspection-code",
            "introspection-roles",
            "rls-policies",
            "rls-users",
            "auth-requests",
            "functions-rpc",
            "functions-values",
            "json-answers",
            "embedding-writes",
            "ddl-more",
            "types-made",
            "extensions-contrib",
            "extensions-supabase");

    private BuiltInFiles() {}

    /** Without folder and ending. */
    static List<String> names() {
        return Stream.concat(Stream.of(Category.values()).map(Category::id), MORE.stream())
                .toList();
    }

    /** The checks of all files; {@link CatalogueException} names all that is wrong in them. */
    static List<SqlCheck> readAll() {
        List<SqlCheck> checks = new ArrayList<>();
        List<CatalogueError> errors = new ArrayList<>();
        for (String name : names()) {
            try {
                String file = FOLDER + name + ".yaml";
                text(file).ifPresent(text -> checks.addAll(CheckFile.parse(file, text)));
            } catch (CatalogueException e) {
                errors.addAll(e.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw new CatalogueException(errors);
        }
        return checks;
    }

    /** Empty when there is no such file: some categories are classes only. */
    private static Optional<String> text(String file) {
        try (InputStream in = BuiltInFiles.class.getResourceAsStream("/" + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
