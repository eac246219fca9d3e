package dev.pgfit.installer.container;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How candidates get into containers.
 *
 * @param postgres PostgreSQL's image, {@code {version}} in it stands for the version asked for; empty: the official one
 * @param pglite PGlite's image
 * @param pull how long fetching an image may take
 * @param engine where the engine listens; empty: DOCKER_HOST, or the first of the usual sockets that answers
 */
public record ContainerSettings(Optional<String> postgres, String pglite, Duration pull, Optional<URI> engine) {
    /**
     * The official image of PostgreSQL 18.6 on Debian 13, for all its platforms: {@code postgres:18.6-trixie} as of
     * autumn 2026. By its digest, so that all measure the same.
     */
    static final String OFFICIAL =
            "docker.io/library/postgres" + "@sha256:4ef4dbc939d61acea57712655ddb4b4ab27419c913f94cca0cd57cb3ea3c2280";

    /** What people may write for the version that the digest stands for. */
    private static final Set<String> OFFICIAL_VERSIONS = Set.of("18", "18.6", "18.6.0");

    /** PostgreSQL's image for a version asked for. */
    public String postgresImage(String version) {
        String tag = version.matches("\\d+\\.\\d+\\.0") ? version.substring(0, version.length() - 2) : version;
        return postgres.map(image -> image.replace("{version}", tag))
                .orElse(OFFICIAL_VERSIONS.contains(version) ? OFFICIAL : "docker.io/library/postgres:" + tag);
    }
}
