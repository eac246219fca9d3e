package dev.pgfit.installer.pglite;

import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.node.NodeTools;
import dev.pgfit.installer.node.NpmFolder;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** PGlite's npm packages, each version in a folder of its own under the cache. */
public final class PglitePackages {
    private final Path cache;
    private final Optional<Path> carried;

    /** @param carried where those are that came with an image; only read */
    public PglitePackages(Path cache, Optional<Path> carried) {
        this.cache = cache;
        this.carried = carried;
    }

    /**
     * A version that can be started.
     *
     * @param folder holds {@code server.mjs} and {@code node_modules}
     * @param origin where it came from, for the report
     */
    public record Packages(String version, Path folder, String origin) {}

    /** Whether the version can be started without a network. */
    public boolean isCached(String version) {
        return Files.isDirectory(folder(version));
    }

    /** The folder that the version is in, or will be. */
    public Path folder(String version) {
        String name = version + "-" + PgliteFiles.fingerprint();
        return carried.map(folder -> folder.resolve(name))
                .filter(Files::isDirectory)
                .orElseGet(() -> cache.resolve(name));
    }

    /** Where the version's pre-initialised data are kept, once they have been made. */
    public Path template(String version) {
        return folder(version).resolve("template.tar.gz");
    }

    /**
     * The version's packages, from the cache or fetched: the pinned version exactly as the lock file says, every
     * package by its checksum; another one as npm finds it.
     *
     * @throws StepFailure when npm fails; names the packages
     */
    public Packages get(String version, NodeTools tools, StepContext context)
            throws StepFailure, IOException, InterruptedException {
        Path folder = folder(version);
        if (Files.isDirectory(folder)) {
            return new Packages(version, folder, "packages from the cache");
        }
        boolean pinned = version.equals(PgliteSpec.PINNED_VERSION);
        NpmFolder.make(
                folder,
                pinned,
                draft -> PgliteFiles.write(version, pinned, draft),
                (why, unknown) -> unknown
                        ? "PGlite " + version + " is not to be had from npm: " + why
                        : "Could not fetch @electric-sql/pglite " + version
                                + " and @electric-sql/pglite-socket with npm. Is there a network? " + why,
                tools,
                context);
        return new Packages(
                version, folder, pinned ? "packages fetched by npm ci" : "packages fetched by npm, not locked");
    }
}
