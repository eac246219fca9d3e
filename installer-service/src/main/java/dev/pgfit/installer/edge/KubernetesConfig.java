package dev.pgfit.installer.edge;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All that can be set of candidates in a cluster. Which cluster, and with what rights, is the client's to know
 * ({@code quarkus.kubernetes-client.*}): by default the one that this runs in, else that of the kubeconfig.
 */
public interface KubernetesConfig {
    /** Namespace of candidates alone. */
    @WithDefault("pgfit-candidates")
    @Pattern(regexp = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")
    String namespace();

    /**
     * PostgreSQL's image, which must take the variables of the official one; {@code {version}} in it stands for the version
     * asked for. Default: the official one, by its digest for 18, by the version as its tag for others.
     */
    Optional<String> postgresImage();

    /** Number of the user that PostgreSQL runs as in its image: 999 in the official Debian one, 70 in the Alpine one. */
    @WithDefault("999")
    @Min(1)
    long postgresUser();

    /** PGlite's image, as {@code ./pgfit images} builds it; what reads a candidate's use is in it, too. */
    @WithDefault("localhost/pgfit/pglite:0.1.0")
    @NotBlank
    String pgliteImage();

    /** Number of the user that PGlite runs as in its image. */
    @WithDefault("10001")
    @Min(1)
    long pgliteUser();

    /** Memory of a candidate for which a run names no limit. */
    @WithDefault("512Mi")
    @Pattern(regexp = QUANTITY)
    String memory();

    /** Cores of a candidate for which a run names no limit. */
    @WithDefault("1")
    @Pattern(regexp = QUANTITY)
    String cpu();

    /** What a candidate's data may take of its node's disk; with more it is evicted. */
    @WithDefault("4Gi")
    @Pattern(regexp = QUANTITY)
    String disk();

    /** How long a pod may wait for a node. */
    @WithDefault("PT2M")
    Duration scheduling();

    /** How long a node may take to fetch images and start the container. */
    @WithDefault("PT5M")
    Duration pulling();

    /** Whether candidates of different runs are kept off each other's nodes, where they would disturb each other. */
    @WithDefault("true")
    boolean alone();

    /** Labels of the nodes that candidates may be put on; default: any node. */
    Map<String, String> nodes();

    /** Name of the Secret, in the candidates' namespace, with which images are fetched. */
    Optional<String> pullSecret();

    /** Port that candidates listen on. */
    @WithDefault("5432")
    @Min(1024)
    @Max(65535)
    int port();

    /** Port of a candidate's pod on which its use is served. */
    @WithDefault("8090")
    @Min(1024)
    @Max(65535)
    int usagePort();

    /** What all candidates together may take, where the namespace is created here. */
    Quota quota();

    /** Limits of a namespace. */
    interface Quota {
        /** How many pods. */
        @WithDefault("12")
        @Min(2)
        int pods();

        /** Memory of all of them. */
        @WithDefault("16Gi")
        @Pattern(regexp = QUANTITY)
        String memory();

        /** Cores of all of them. */
        @WithDefault("12")
        @Pattern(regexp = QUANTITY)
        String cpu();
    }

    /** As Kubernetes writes amounts. */
    String QUANTITY = "\\d+(\\.\\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?";
}
