package dev.pgfit.compat.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong in one file, in the order found. */
final class Errors {
    private final String file;
    private final List<CatalogueError> found = new ArrayList<>();

    Errors(String file) {
        this.file = file;
    }

    void add(Node where, String message) {
        add(lineOf(where), message);
    }

    void add(int line, String message) {
        found.add(new CatalogueError(file, line, message));
    }

    List<CatalogueError> found() {
        return found;
    }

    /** Line from 1. */
    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
