package dev.pgfit.kit.problem;

import java.util.List;

/** Body of an {@code application/problem+json} answer (RFC 9457). */
public record ProblemDetail(String type, String title, int status, String detail, List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDetail of(int status, String title, String detail, List<FieldError> errors) {
        return new ProblemDetail("about:blank", title, status, detail, errors);
    }
}
