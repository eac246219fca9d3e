package dev.pgfit.image;

import dev.pgfit.image.apt.AptSuite;
import dev.pgfit.image.apt.Deb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Packages that were fetched, whole and checked. */
final class DebCache {
    private static final Duration KEPT = Duration.ofDays(60);

    private final Path folder;

    DebCache(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Fetches those that aren't there yet, or aren't what the signed index says. */
    void fetch(List<Deb> debs, AptSuite suite, Consumer<String> progress) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<Deb> missing = new ArrayList<>();
        for (Deb deb : debs) {
            Path file = folder.resolve(deb.file());
            if (isWhole(deb)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            } else {
                Files.deleteIfExists(file);
                missing.add(deb);
            }
        }
        if (!missing.isEmpty()) {
            long bytes = missing.stream().mapToLong(Deb::bytes).sum();
            progress.accept("fetching " + missing.size() + " packages, " + bytes / 1_000_000 + " MB");
            suite.download(missing, folder);
        }
        for (Deb deb : missing) {
            if (!isWhole(deb)) {
                throw new IOException("apt fetched " + deb.file() + ", but not what the signed index says");
            }
        }
    }

    /** Removes what no build has used for two months. */
    void clean() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(KEPT))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private boolean isWhole(Deb deb) throws IOException {
        Path file = folder.resolve(deb.file());
        return Files.isRegularFile(file)
                && Files.size(file) == deb.bytes()
                && Hashes.sha256(file).equals(deb.sha256());
    }
}
