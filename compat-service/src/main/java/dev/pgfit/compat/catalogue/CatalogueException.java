package dev.pgfit.compat.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** A catalogue that can't be used; names everything wrong with it at once. */
public final class CatalogueException extends RuntimeException {
    private final transient List<CatalogueError> errors;

    public CatalogueException(List<CatalogueError> errors) {
        super(errors.stream().map(CatalogueError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<CatalogueError> errors() {
        return errors;
    }
}
