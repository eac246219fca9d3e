package dev.pgfit.local.support;

/** What the launcher tells the shell. */
public enum ExitCode {
    OK(0),
    UNEXPECTED(1),
    BAD_INPUT(2),
    RUN_FAILED(3),
    MISSING_PREREQUISITE(4),
    CANCELLED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
