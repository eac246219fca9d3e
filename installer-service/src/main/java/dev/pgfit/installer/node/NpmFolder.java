package dev.pgfit.installer.node;

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

/** Makes a folder of npm packages in a cache: whoever looks finds all of it or nothing. */
public final class NpmFolder {
    private static final Duration INSTALL = Duration.ofMinutes(3);

    private NpmFolder() {}

    /** Writes what npm starts from, and what goes beside its packages. */
    @FunctionalInterface
    public interface Content {
        void write(Path draft) throws IOException;
    }

    /** What to tell a person when npm fails. */
    @FunctionalInterface
    public interface Words {
        /** @param unknown whether npm says that there is no such package or version */
        String failed(String why, boolean unknown);
    }

    /**
     * Makes it unless somebody else is quicker.
     *
     * @param locked whether the packages are exactly those of a lock file, each by its checksum
     * @throws StepFailure when npm fails
     */
    public static void make(
            Path folder, boolean locked, Content content, Words words, NodeTools tools, StepContext context)
            throws StepFailure, IOException, InterruptedException {
        Path cache = folder.toAbsolutePath().getParent();
        Files.createDirectories(cache);
        Path draft = Files.createTempDirectory(cache, ".draft-");
        try {
            content.write(draft);
            npm(locked ? "ci" : "install", tools, draft, words, context);
            makeReadable(draft);
            moveUnlessThere(draft, folder);
        } finally {
            Folders.remove(draft);
        }
    }

    private static void npm(String command, NodeTools tools, Path folder, Words words, StepContext context)
            throws StepFailure, IOException, InterruptedException {
        Spec spec = Spec.of(
                        "npm",
                        tools.npm().toString(),
                        command,
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        // peers are extensions that nobody asked for
                        "--legacy-peer-deps",
                        "--omit=dev",
                        "--fetch-retries=1",
                        "--fetch-timeout=30000")
                .in(folder)
                .with("PATH", tools.node().toAbsolutePath().getParent() + ":" + System.getenv("PATH"))
                .with("npm_config_update_notifier", "false")
                .removing(folder);
        GuardedProcess npm = GuardedProcess.start(spec);
        try {
            context.measure(npm);
            Optional<Integer> code = npm.await(INSTALL);
            if (code.isEmpty() || code.get() != 0) {
                throw failure(code, npm.outputTail(20), words);
            }
        } finally {
            npm.stopKeepingFiles();
        }
    }

    private static StepFailure failure(Optional<Integer> code, List<String> output, Words words) {
        String why = output.stream()
                .filter(line -> line.startsWith("npm ERR!") || line.startsWith("npm error"))
                .map(line -> line.replaceFirst("npm (ERR!|error) ", ""))
                .filter(line -> !line.startsWith("code "))
                .findFirst()
                .orElse(code.map(number -> "npm ended with " + number).orElse("npm took too long"));
        boolean unknown = output.stream().anyMatch(line -> line.contains("ETARGET") || line.contains("notarget"));
        return new StepFailure(words.failed(why, unknown), output, null);
    }

    /** Into the cache by one rename; somebody else's is as good. */
    public static void moveUnlessThere(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** The account that servers run as reads them, whatever our umask is. */
    public static void makeReadable(Path folder) throws IOException {
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
