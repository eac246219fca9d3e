package dev.pgfit.installer.container;

import dev.pgfit.installer.postgres.PostgresImage;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How candidates get into containers.
 *
 * @param postgres PostgreSQL's image, {@code {version}} in it stands for the version asked for; empty: the official one
 * @param pglite PGlite's image
 * @param pull how long fetching an image may take
 * @param engine where the engine listens; empty: DOCKER_HOST, or the first of the usual sockets that answers
 */
public record ContainerSettings(Optional<String> postgres, String pglite, Duration pull, Optional<URI> engine) {
    /** PostgreSQL's image for a version asked for. */
    public String postgresImage(String version) {
        return PostgresImage.of(postgres, version);
    }
}
