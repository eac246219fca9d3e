package dev.pgfit.kit.problem;

/**
 * What is wrong with one part of a request.
 *
 * @param field path such as {@code criteria.weights} or {@code targets[0].endpoint.port}
 */
public record FieldError(String field, String message) {}
