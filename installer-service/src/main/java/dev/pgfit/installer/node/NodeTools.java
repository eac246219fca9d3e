package dev.pgfit.installer.node;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Node.js and npm on this machine.
 *
 * @param version as Node names it, such as {@code 20.20.2}
 */
public record NodeTools(Path node, Path npm, String version) {
    private static final int OLDEST = 20;
    private static final Pattern VERSION = Pattern.compile("v((\\d+)\\.\\d+\\.\\d+\\S*)");
    private static final String ADVICE =
            "; PGlite and the virtual machine run in it: install Node.js %d or newer (Debian: apt install nodejs npm), or name it by NODE_BIN"
                    .formatted(OLDEST);

    /** Finds them, or says what is missing. */
    @FunctionalInterface
    public interface Finder {
        NodeTools find() throws MissingException;
    }

    /** Something is missing or too old; the message says what to install. */
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    /**
     * Finds them.
     *
     * @param chosen a Node program, or a folder that holds one; empty: the PATH is searched
     */
    public static NodeTools find(Optional<Path> chosen, String path) throws MissingException {
        Path node = chosen.map(program -> Files.isDirectory(program) ? program.resolve("node") : program)
                .or(() -> search("node", path))
                .filter(Files::isExecutable)
                .orElseThrow(() -> new MissingException(
                        "Node.js is not there" + chosen.map(at -> " at " + at).orElse("") + ADVICE));
        String version = version(node);
        Path beside = node.toAbsolutePath().resolveSibling("npm");
        Path npm = Optional.of(beside)
                .filter(Files::isExecutable)
                .or(() -> search("npm", path))
                .orElseThrow(() -> new MissingException("npm is not there, neither beside " + node + " nor on the PATH"
                        + "; it fetches the packages: install it (Debian: apt install npm)"));
        return new NodeTools(node, npm, version);
    }

    private static String version(Path node) throws MissingException {
        String answer;
        try {
            Process process = new ProcessBuilder(node.toString(), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new MissingException(node + " does not answer" + ADVICE);
            }
            try (BufferedReader reader = process.inputReader()) {
                answer = String.valueOf(reader.readLine());
            }
        } catch (IOException e) {
            throw new MissingException(node + " does not run: " + e.getMessage() + ADVICE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MissingException("Interrupted while asking " + node + " for its version");
        }
        Matcher version = VERSION.matcher(answer);
        if (!version.matches()) {
            throw new MissingException(node + " is not Node.js: its version is \"" + answer + "\"" + ADVICE);
        }
        if (Integer.parseInt(version.group(2)) < OLDEST) {
            throw new MissingException(node + " is Node.js " + version.group(1) + ADVICE);
        }
        return version.group(1);
    }

    private static Optional<Path> search(String program, String path) {
        Stream<Path> folders = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return folders.map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
