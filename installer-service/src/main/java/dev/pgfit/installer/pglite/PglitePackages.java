package dev.pgfit.installer.pglite;

import dev.pgfit.contracts.PgliteSpec;
import dev.pgfit.installer.step.StepContext;
import dev.pgfit.installer.step.StepFailure;
import dev.pgfit.process.Folders;
import dev.pgfit.process.GuardedProcess;
import dev.pgfit.process.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** PGlite's npm packages, each version in a folder of its own under the cache. */
public final class PglitePackages {
    private static final Duration INSTALL = Duration.ofMinutes(3);

    private final Path cache;

    public PglitePackages(Path cache) {
        this.cache = cache;
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
        return cache.resolve(version + "-" + PgliteFiles.fingerprint());
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
        Files.createDirectories(cache);
        Path draft = Files.createTempDirectory(cache, ".draft-");
        try {
            PgliteFiles.write(version, pinned, draft);
            npm(List.of(pinned ? "ci" : "install"), version, tools, draft, context);
            makeReadable(draft);
            moveUnlessThere(draft, folder);
            return new Packages(
                    version, folder, pinned ? "packages fetched by npm ci" : "packages fetched by npm, not locked");
        } finally {
            Folders.remove(draft);
        }
    }

    private static void npm(List<String> command, String version, NodeTools tools, Path folder, StepContext context)
            throws StepFailure, IOException, InterruptedException {
        Spec spec = Spec.of(
                        "npm",
                        Stream.of(
                                        Stream.of(tools.npm().toString()),
                                        command.stream(),
                                        Stream.of(
                                                "--ignore-scripts",
                                                "--no-audit",
                                                "--no-fund",
                                                // the socket's peers are extensions that nobody asked for
                                                "--legacy-peer-deps",
                                                "--fetch-retries=1",
                                                "--fetch-timeout=30000"))
                                .flatMap(part -> part)
                                .toList())
                .in(folder)
                .with("PATH", tools.node().toAbsolutePath().getParent() + ":" + System.getenv("PATH"))
                .with("npm_config_update_notifier", "false")
                .removing(folder);
        GuardedProcess npm = GuardedProcess.start(spec);
        try {
            context.measure(npm);
            Optional<Integer> code = npm.await(INSTALL);
            if (code.isEmpty() || code.get() != 0) {
                throw failure(version, code, npm.outputTail(20));
            }
        } finally {
            npm.stopKeepingFiles();
        }
    }

    private static StepFailure failure(String version, Optional<Integer> code, List<String> output) {
        String why = output.stream()
                .filter(line -> line.startsWith("npm ERR!") || line.startsWith("npm error"))
                .map(line -> line.replaceFirst("npm (ERR!|error) ", ""))
                .filter(line -> !line.startsWith("code "))
                .findFirst()
                .orElse(code.map(number -> "npm ended with " + number).orElse("npm took too long"));
        boolean unknown = output.stream().anyMatch(line -> line.contains("ETARGET") || line.contains("notarget"));
        return new StepFailure(
                unknown
                        ? "PGlite " + version + " is not to be had from npm: " + why
                        : "Could not fetch @electric-sql/pglite " + version
                                + " and @electric-sql/pglite-socket with npm. Is there a network? " + why,
                output,
                null);
    }

    private static void moveUnlessThere(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // somebody else was faster; theirs is as good
        }
    }

    /** The account that servers run as reads them, whatever our umask is. */
    private static void makeReadable(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                if (!Files.isSymbolicLink(path)) {
                    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
                    permissions.add(PosixFilePermission.GROUP_READ);
                    permissions.add(PosixFilePermission.OTHERS_READ);
                    if (Files.isDirectory(path)) {
                        permissions.add(PosixFilePermission.GROUP_EXECUTE);
                        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
                    }
                    Files.setPosixFilePermissions(path, permissions);
                }
            }
        }
    }
}
