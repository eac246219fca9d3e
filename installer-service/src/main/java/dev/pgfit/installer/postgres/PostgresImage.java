package dev.pgfit.installer.postgres;

import java.util.Optional;
import java.util.Set;

/** The container image of a version of PostgreSQL. */
public final class PostgresImage {
    /**
     * The official image of PostgreSQL 18.6 on Debian 13, for all its platforms: {@code postgres:18.6-trixie} as of
     * autumn 2026. By its digest, so that all measure the same.
     */
    private static final String OFFICIAL =
            "docker.io/library/postgres" + "@sha256:4ef4dbc939d61acea57712655ddb4b4ab27419c913f94cca0cd57cb3ea3c2280";

    /** What people may write for the version that the digest stands for. */
    private static final Set<String> OFFICIAL_VERSIONS = Set.of("18", "18.6", "18.6.0");

    private PostgresImage() {}

    /**
     * Its reference.
     *
     * @param configured {@code {version}} in it stands for the version asked for; empty: the official one, by its digest
     *     where that is known
     */
    public static String of(Optional<String> configured, String version) {
        String tag = version.matches("\\d+\\.\\d+\\.0") ? version.substring(0, version.length() - 2) : version;
        return configured
                .map(image -> image.replace("{version}", tag))
                .orElse(OFFICIAL_VERSIONS.contains(version) ? OFFICIAL : "docker.io/library/postgres:" + tag);
    }
}
