package dev.pgfit.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The PGlite asked for.
 *
 * @param version an npm version of PGlite; the default is the one that the installer ships a lock file for
 * @param persistence where its data are; {@code null}: files under Node.js, memory in a browser
 */
public record PgliteSpec(
        @Pattern(regexp = "\\d+\\.\\d+\\.\\d+", message = "must be an exact PGlite version, such as 0.5.16")
        String version,

        @Nullable Persistence persistence) {
    public static final String PINNED_VERSION = "0.5.16";
    public static final PgliteSpec DEFAULT = new PgliteSpec(PINNED_VERSION, null);

    /** Where PGlite keeps its data. */
    public enum Persistence {
        /** Nowhere but in memory. */
        @JsonProperty("memory")
        MEMORY,
        /** Files on disk; under Node.js only. */
        @JsonProperty("files")
        FILES,
        /** IndexedDB; in a browser only. */
        @JsonProperty("idb")
        IDB
    }

    public PgliteSpec {
        version = Defaults.or(version, PINNED_VERSION);
    }
}
