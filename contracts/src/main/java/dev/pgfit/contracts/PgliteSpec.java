package dev.pgfit.contracts;

import jakarta.validation.constraints.Pattern;

/**
 * The PGlite asked for.
 *
 * @param version an npm version of PGlite; the default is the one that the installer ships a lock file for
 */
public record PgliteSpec(
        @Pattern(regexp = "\\d+\\.\\d+\\.\\d+", message = "must be an exact PGlite version, such as 0.5.16")
        String version) {
    public static final String PINNED_VERSION = "0.5.16";
    public static final PgliteSpec DEFAULT = new PgliteSpec(PINNED_VERSION);

    public PgliteSpec {
        version = Defaults.or(version, PINNED_VERSION);
    }
}
