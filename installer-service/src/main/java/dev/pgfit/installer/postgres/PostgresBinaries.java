package dev.pgfit.installer.postgres;

import dev.pgfit.process.postgres.PostgresArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Unpacked releases, each in a folder of its own under the cache. Thread-safe. */
public final class PostgresBinaries {
    private static final Duration LIST_AGE = Duration.ofMinutes(10);

    /**
     * A release that can be started.
     *
     * @param home holds {@code bin}
     * @param origin where it came from, for the report
     */
    public record Release(String version, Path home, String origin) {}

    private record Listed(List<String> versions, Instant at) {}

    private final Path cache;
    private final Optional<Path> carried;
    private final PostgresArtifacts artifacts;
    private volatile Listed listed = new Listed(List.of(), Instant.MIN);

    /** @param carried where those are that came with an image; only read */
    public PostgresBinaries(Path cache, Optional<Path> carried, PostgresArtifacts artifacts) {
        this.cache = cache;
        this.carried = carried;
        this.artifacts = artifacts;
    }

    /** The folder that all of them are in. */
    public Path cache() {
        return cache;
    }

    /**
     * The release that the asked version names.
     *
     * @return empty when there is none, though the versions are known
     */
    public Optional<String> choose(String asked) throws PostgresArtifacts.UnavailableException {
        return VersionChoice.choose(asked, versions());
    }

    /** All versions there are; asked for at most every ten minutes. Without a network: the unpacked ones. */
    public synchronized List<String> versions() throws PostgresArtifacts.UnavailableException {
        if (listed.at().plus(LIST_AGE).isAfter(Instant.now())) {
            return listed.versions();
        }
        List<String> versions;
        try {
            versions = artifacts.versions();
        } catch (PostgresArtifacts.UnavailableException e) {
            versions = unpacked();
            if (versions.isEmpty()) {
                throw e;
            }
        }
        if (versions.isEmpty()) {
            versions = unpacked();
        }
        if (!versions.isEmpty()) {
            listed = new Listed(versions, Instant.now());
        }
        return versions;
    }

    /** The release, from the cache or fetched and unpacked. */
    public Release get(String version) throws PostgresArtifacts.UnavailableException, IOException {
        Optional<Path> there = carried.map(folder -> folder.resolve(version)).filter(Files::isDirectory);
        if (there.isPresent()) {
            return new Release(version, there.get(), "binaries that came with the image");
        }
        Path home = cache.resolve(version);
        if (Files.isDirectory(home)) {
            return new Release(version, home, "binaries from the cache");
        }
        PostgresArtifacts.Fetched fetched = artifacts.fetch(version);
        PostgresArchive.unpack(fetched.jar(), home);
        return new Release(version, home, "binaries unpacked from " + fetched.name());
    }

    private List<String> unpacked() {
        return VersionChoice.releases(Stream.concat(carried.stream(), Stream.of(cache))
                .flatMap(PostgresBinaries::names)
                .toList());
    }

    private static Stream<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> there = Files.list(folder)) {
            return there.map(path -> path.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
