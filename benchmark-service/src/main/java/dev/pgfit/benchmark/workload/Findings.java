package dev.pgfit.benchmark.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with a file, collected while reading on, so that all of it can be said at once. */
final class Findings {
    private final List<WorkloadError> errors = new ArrayList<>();

    void add(Node at, String path, String message) {
        add(at.getStartMark(), path, message);
    }

    void add(Mark at, String path, String message) {
        errors.add(new WorkloadError(at.getLine() + 1, at.getColumn() + 1, path, message));
    }

    void throwIfAny() throws InvalidWorkload {
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(WorkloadError::line).thenComparingInt(WorkloadError::column));
            throw new InvalidWorkload(errors);
        }
    }
}
