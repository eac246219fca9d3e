package dev.pgfit.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every error of an HTTP request becomes one problem+json answer. */
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        return answer(e.body());
    }

    /** Wrapped by the JSON reader as a 400 whose cause says what is wrong. */
    @ServerExceptionMapper
    public Response web(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException json) {
            return json(json);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return answer(ProblemDetail.of(status, title, detail(e), List.of()));
    }

    /** Named apart, because Quarkus has a mapper of its own for this one. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    public Response json(JacksonException e) {
        FieldError fault = JsonFaults.describe(e);
        return fault.field().isEmpty()
                ? answer(ProblemDetail.of(400, "Invalid request", fault.message(), List.of()))
                : answer(ProblemException.invalid(List.of(fault)).body());
    }

    @ServerExceptionMapper
    public Response violations(ResteasyReactiveViolationException e) {
        return violations((ConstraintViolationException) e);
    }

    @ServerExceptionMapper
    public Response violations(ConstraintViolationException e) {
        return answer(ProblemException.invalid(e.getConstraintViolations().stream()
                        .map(Problems::fieldError)
                        .sorted(Comparator.comparing(FieldError::field))
                        .toList())
                .body());
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e) {
        LOG.error("A request failed", e);
        return answer(
                ProblemDetail.of(500, "Internal error", "The request failed; the service's log says why", List.of()));
    }

    /** A problem's errors in one line. */
    static String summary(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; "));
    }

    private static Response answer(ProblemDetail body) {
        return Response.status(body.status())
                .header(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
                .entity(body)
                .build();
    }

    private static String detail(WebApplicationException e) {
        @Nullable String message = e.getMessage();
        return message == null ? "" : message;
    }

    /** The path without the names of the method and its parameter, which no caller knows. */
    private static FieldError fieldError(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String[] parts = path.split("\\.", 3);
        String field = violation.getExecutableParameters() != null || parts.length < 2
                ? (parts.length > 2 ? parts[2] : parts[parts.length - 1])
                : path;
        field = field.replace(".<list element>", "");
        // a rule over a whole object is written as a method, such as isSumOne: name the object
        return new FieldError(
                field.endsWith(".sumOne") ? field.substring(0, field.length() - 7) : field, violation.getMessage());
    }
}
