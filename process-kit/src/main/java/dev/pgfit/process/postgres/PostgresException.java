package dev.pgfit.process.postgres;

import java.io.IOException;
import java.util.List;

/** A program of PostgreSQL failed; what it printed last says why. */
public final class PostgresException extends IOException {
    private static final long serialVersionUID = 1L;

    private final List<String> output;

    public PostgresException(String message, List<String> output) {
        super(output.isEmpty() ? message : message + ": " + output.getLast());
        this.output = List.copyOf(output);
    }

    /** The last lines that it printed, oldest first. */
    public List<String> output() {
        return output;
    }
}
