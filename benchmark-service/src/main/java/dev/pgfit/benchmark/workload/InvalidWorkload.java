package dev.pgfit.benchmark.workload;

import java.util.List;
import java.util.stream.Collectors;

/** A workload file that can't be used, with everything that is wrong with it, in the order of its lines. */
public final class InvalidWorkload extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<WorkloadError> errors;

    public InvalidWorkload(List<WorkloadError> errors) {
        super(errors.stream().map(WorkloadError::toString).collect(Collectors.joining("; ")));
        this.errors = List.copyOf(errors);
    }

    public List<WorkloadError> errors() {
        return errors;
    }
}
