package dev.pgfit.installer.kubernetes;

import dev.pgfit.installer.postgres.PostgresImage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where in the cluster candidates are put, and of what they are made.
 *
 * @param namespace of candidates alone
 * @param postgres PostgreSQL's image, {@code {version}} in it stands for the version asked for; empty: the official one
 * @param postgresUser number of the user that PostgreSQL runs as in it
 * @param pglite PGlite's image; what runs the program beside each candidate comes with it
 * @param pgliteUser number of the user that PGlite runs as in it
 * @param size of a candidate for which the run names no limits
 * @param disk how much a candidate's data may take before it is evicted, as a quantity
 * @param scheduling how long a pod may wait for a node
 * @param pulling how long a node may take to fetch images
 * @param alone whether candidates of different runs must not share a node
 * @param nodes labels of the nodes that candidates may be put on; empty: any
 * @param pullSecret name of the Secret with which images are fetched
 * @param port that candidates listen on
 * @param usagePort that their use is served on
 * @param quota of the namespace, where this has to create it
 */
public record KubernetesSettings(
        String namespace,
        Optional<String> postgres,
        long postgresUser,
        String pglite,
        long pgliteUser,
        PodSize size,
        String disk,
        Duration scheduling,
        Duration pulling,
        boolean alone,
        Map<String, String> nodes,
        Optional<String> pullSecret,
        int port,
        int usagePort,
        Quota quota) {
    /** PostgreSQL's image for a version asked for. */
    String postgresImage(String version) {
        return PostgresImage.of(postgres, version);
    }

    /** PGlite's image for a version asked for. */
    String pgliteImage(String version) {
        return pglite.replace("{version}", version);
    }

    /**
     * What all candidates together may take, as quantities.
     *
     * @param pods how many there may be
     */
    public record Quota(int pods, String memory, String cpu) {}
}
