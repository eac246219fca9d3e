package dev.pgfit.contracts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A candidate of its own beside an installation's, which may be broken: an installer's answer over HTTP. It is gone with
 * the installation at the latest.
 *
 * @param target how to reach it; its transport serves as many connections as a client's pool needs
 */
public record DisposableCandidate(
        @NotNull UUID id, @NotNull @Valid Target target) {}
