package dev.pgfit.contracts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A file of checks of the user's own, in the format of the built-in catalogue.
 *
 * @param name for messages, such as {@code billing.yaml}
 * @param yaml the file's text
 */
public record CheckSource(
        @NotBlank @Size(max = 255) String name,
        @NotBlank @Size(max = 262_144) String yaml) {}
