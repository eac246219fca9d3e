package dev.pgfit.installer.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** All that can be set of the installer. */
@ConfigMapping(prefix = "pgfit.installer")
public interface InstallerConfig {
    /** Folder of caches, installations and notes for the reaper. One installer per folder. */
    @WithDefault("${pgfit.data:pgfit-data}/installer")
    Path data();

    /** How many installations may be there at once; more than one disturb each other's figures. */
    @WithDefault("1")
    @Min(1)
    @Max(16)
    int slots();

    /** How long an installation asked for over HTTP may stay. */
    @WithDefault("PT35M")
    Duration lease();

    /** How much longer than the run's deadline a run's installation may stay. */
    @WithDefault("PT5M")
    Duration margin();

    /** The Node program, or the folder that it is in; also by the variable NODE_BIN. Default: from the PATH. */
    Optional<Path> node();

    /** Chromium or Chrome, for pages; also by the variable CHROME_BIN. Default: from the PATH. */
    Optional<Path> chromium();

    /** Folder of the virtual machine's images; default: in the data folder. May be shared, as a container's image is. */
    Optional<Path> images();

    /** Environment {@code container}. */
    Container container();

    /** How candidates get into containers. */
    interface Container {
        /**
         * PostgreSQL's image; {@code {version}} in it stands for the version asked for. Default: the official one, by its
         * digest for 18, by the version as its tag for others.
         */
        Optional<String> postgresImage();

        /** PGlite's image, as {@code ./pgfit images} builds it. */
        @WithDefault("localhost/pgfit/pglite:0.1.0")
        String pgliteImage();

        /** How long fetching an image may take. */
        @WithDefault("PT10M")
        Duration pull();

        /**
         * Where the engine listens, such as {@code unix:///run/podman/podman.sock}. Default: DOCKER_HOST, or the first of
         * the usual sockets that answers.
         */
        Optional<URI> engine();
    }

    /** Environment {@code kubernetes}. */
    KubernetesConfig kubernetes();

    /** Folder of candidates' binaries and packages that came with an image; looked into first, and only read. */
    Optional<Path> carried();

    /**
     * How the other services reach this one; default: 127.0.0.1 and the port that it listens on. When its host is not of
     * this machine alone, candidates of the environment host are reached by it too, and listen on all interfaces. PGlite
     * asks nobody for a password: let only benchmark and compat reach them.
     */
    Optional<URI> publicUrl();
}
