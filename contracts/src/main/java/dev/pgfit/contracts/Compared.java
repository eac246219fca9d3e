package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;

/**
 * A candidate as it was compared.
 *
 * @param version of the engine; the one asked for where it could not be installed
 * @param environment where it lived
 */
public record Compared(@NotNull CandidateKind candidate, String version, Environment environment) {}
