package dev.pgfit.benchmark.measure;

/** A candidate failed outside the timed loop. */
public final class DatabaseException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public DatabaseException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
