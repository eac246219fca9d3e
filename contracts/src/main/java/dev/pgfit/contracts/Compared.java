package dev.pgfit.contracts;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A candidate as it was compared.
 *
 * @param version of the engine; the one asked for where it could not be installed
 * @param environment where it lived
 * @param machine the virtual machine that it ran in; {@code null} when there was none
 */
public record Compared(
        @NotNull CandidateKind candidate,
        String version,
        Environment environment,
        @Nullable Machine machine) {}
