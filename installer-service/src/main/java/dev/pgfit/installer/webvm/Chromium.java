package dev.pgfit.installer.webvm;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the browser. */
public final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");
    private static final String ADVICE =
            ": install it (Debian: apt install chromium), or name it by CHROME_BIN or pgfit.installer.chromium";

    private Chromium() {}

    /** Finds it, or says what is missing. */
    @FunctionalInterface
    public interface Finder {
        Path find() throws MissingException;
    }

    /** There is none; the message says what to install. */
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    /**
     * The browser to use.
     *
     * @param chosen a program; empty: the first known one on the path
     */
    public static Path find(Optional<Path> chosen, String path) throws MissingException {
        Optional<Path> found = chosen.isPresent() ? chosen : search(path);
        return found.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .orElseThrow(() -> new MissingException("Neither Chromium nor Chrome is there"
                        + chosen.map(at -> " at " + at).orElse("") + ADVICE));
    }

    private static Optional<Path> search(String path) {
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
