package dev.pgfit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file does one thing; one of more than 400 lines does more. */
final class FileSizes {
    private static final int LIMIT = 400;

    private FileSizes() {}

    /** Looks at the module that the tests run in. */
    static void check() {
        check(Path.of("src"));
    }

    static void check(Path sources) {
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> large = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LIMIT)
                    .map(file -> file + " (" + lines(file) + " lines)")
                    .sorted()
                    .toList();
            if (!large.isEmpty()) {
                throw new AssertionError("files of more than " + LIMIT + " lines: " + large);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
