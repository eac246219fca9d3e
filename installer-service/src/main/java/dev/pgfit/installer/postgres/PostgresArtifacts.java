package dev.pgfit.installer.postgres;

import java.nio.file.Path;
import java.util.List;

/** Where PostgreSQL binaries come from. */
public interface PostgresArtifacts {
    /**
     * A release that was fetched.
     *
     * @param jar holds one {@code .txz}
     * @param name of the artifact, for people
     */
    record Fetched(Path jar, String name) {}

    /** It could not be had; the message names the artifact and says why. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Versions there are: the repositories', or, when they can't be reached, those in the local cache. */
    List<String> versions() throws UnavailableException;

    /** Fetches one version; its checksum has been verified then. */
    Fetched fetch(String version) throws UnavailableException;
}
