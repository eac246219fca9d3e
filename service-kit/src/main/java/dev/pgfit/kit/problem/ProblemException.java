package dev.pgfit.kit.problem;

import java.util.List;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
    private final int status;
    private final String title;
    private final List<FieldError> errors;

    /** @param status HTTP status from 400 */
    public ProblemException(int status, String title, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /** 400: one field is wrong. */
    public static ProblemException badField(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 400: these fields are wrong. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(400, "Invalid request", Problems.summary(errors), errors);
    }

    /** 422: understood, but it can't be done here. */
    public static ProblemException notPossible(List<FieldError> errors) {
        return new ProblemException(422, "Not possible here", Problems.summary(errors), errors);
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String what) {
        return new ProblemException(404, "Not found", what + " is not known here", List.of());
    }

    /** 409: not in this state. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(409, "Conflict", detail, List.of());
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    public ProblemDetail body() {
        return ProblemDetail.of(status, title, String.valueOf(getMessage()), errors);
    }
}
