package dev.pgfit.local.support;

/** The command can't go on; the message is for the person who typed it, and no stack trace is shown. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public Failure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public Failure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** The message, never absent. */
    public String text() {
        String message = getMessage();
        return message == null ? exitCode.name() : message;
    }
}
