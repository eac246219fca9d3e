package dev.pgfit.compat.catalogue;

/**
 * Something wrong in a file of checks.
 *
 * @param line from 1
 */
public record CatalogueError(String file, int line, String message) {
    /** As compilers write it: {@code file:line: message}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
